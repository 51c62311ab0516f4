import * as vscode from 'vscode';
import { isOpen } from '#core/vault/rotation.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { selectedRow } from '#platform/vscode/manifest/commands.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { addKey } from './addKey.ts';
import { checkAllKeys, checkKey } from './checkKeys.ts';
import { copyKey } from './copyKey.ts';
import { dragKeys } from './dragKeys.ts';
import { deleteKey, moveKey, renameKey, setDefaultKey, setExpiry } from './editKey.ts';
import { keysTree } from './keysTree.ts';
import { locking } from './lockKeys.ts';
import { profiles } from './profiles.ts';
import { callOffRotation, resumeRotation, rotateKey } from './rotateKey.ts';

/** The Keys view and what can be done with a key. */
export function keys(services: Services): Disposable {
  const { vault, commands, settings } = services;
  const tree = keysTree(services);
  const view = vscode.window.createTreeView(viewId('keys'), {
    treeDataProvider: tree.provider,
    dragAndDropController: dragKeys(vault),
  });

  function show(): void {
    setContext('keyCount', vault.list().length);
    setContext('rotating', vault.rotations.list().some(isOpen));
    view.description = elsewhere(services) ?? '';
    // A message would hide the welcome text, so it is for a list that has something in it.
    view.message = vault.isClosed && vault.list().length > 0 ? 'Locked. Keys are not read until you unlock them.' : '';
    tree.refresh();
  }
  show();

  const run = (action: (services: Services, argument: unknown) => Promise<void>) => (argument?: unknown) =>
    action(services, argument === selectedRow ? view.selection[0] : argument);
  return together(
    tree,
    view,
    locking(services),
    profiles(services, show),
    vault.onDidChange(show),
    settings.onDidChange('api.server', show),
    settings.onDidChange('health.expiryWarningDays', show),
    vscode.window.onDidChangeWindowState(({ focused }) => void (focused && vault.refresh())),
    commands.register('addKey', run(addKey)),
    commands.register('checkKey', run(checkKey)),
    commands.register('checkAllKeys', run(checkAllKeys)),
    commands.register('setDefaultKey', run(setDefaultKey)),
    commands.register('renameKey', run(renameKey)),
    commands.register('setExpiry', run(setExpiry)),
    commands.register('moveKey', run(moveKey)),
    commands.register('copyKey', run(copyKey)),
    commands.register('deleteKey', run(deleteKey)),
    commands.register('rotateKey', run(rotateKey)),
    commands.register('resumeRotation', run(resumeRotation)),
    commands.register('callOffRotation', run(callOffRotation)),
  );
}

/** Whoever works against a local server should never wonder whose keys these are. */
function elsewhere({ settings }: Services): string | undefined {
  const server = settings.get('api.server');
  const host = URL.canParse(server) ? new URL(server).host : server;
  return host.endsWith('.mistral.ai') ? undefined : `by ${host}, not Mistral`;
}
