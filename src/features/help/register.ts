import * as vscode from 'vscode';
import { consoleKeysUrl } from '#core/mistral/hosts.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The ways out of Mistral Guard: its log, its settings, Mistral's console. */
export function help({ commands, log, ui }: Services): Disposable {
  return together(
    commands.register('showLog', () => log.show()),
    commands.register('openConsole', () => ui.openExternal(consoleKeysUrl)),
    commands.register('openSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:mistral-guard.mistral-guard'),
    ),
  );
}
