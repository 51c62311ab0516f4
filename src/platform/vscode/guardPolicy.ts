import * as vscode from 'vscode';
import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { DecidedPolicy } from '#core/guard/policy/decide.ts';
import { decidePolicy } from '#core/guard/policy/decide.ts';
import { policyPath } from '#core/guard/policy/policyFile.ts';
import { readFolderPolicy } from '#platform/node/guard/policyFile.ts';
import type { Disposable } from './lifetime.ts';
import { lifetime } from './lifetime.ts';
import type { Settings } from './settings.ts';

export interface GuardPolicies extends Disposable {
  /** What holds in a folder; without one, what all folders of the window ask for together. Read anew each time. */
  current(folder?: vscode.WorkspaceFolder): DecidedPolicy;
  readonly onDidChange: Listen<void>;
}

export function guardPolicies(settings: Settings): GuardPolicies {
  const changes = emitter<void>();
  const owned = lifetime();
  const tell = () => changes.fire();
  for (const name of ['guard.policy', 'guard.custom'] as const) owned.own(settings.onDidChange(name, tell));
  let watching = false;

  /** Not before somebody wants to know a policy: a window that never chats needs no watcher. */
  function watch(): void {
    if (watching) return;
    watching = true;
    const watcher = owned.own(vscode.workspace.createFileSystemWatcher(`**/${policyPath}`));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) owned.own(event(tell));
    owned.own(vscode.workspace.onDidChangeWorkspaceFolders(tell));
  }

  return {
    current(folder) {
      watch();
      const folders = folder === undefined ? (vscode.workspace.workspaceFolders ?? []) : [folder];
      return decidePolicy({
        name: settings.get('guard.policy'),
        custom: settings.get('guard.custom'),
        files: folders.flatMap(({ uri }) => (uri.scheme === 'file' ? (readFolderPolicy(uri.fsPath) ?? []) : [])),
      });
    },
    onDidChange: changes.on,
    dispose: () => owned.dispose(),
  };
}
