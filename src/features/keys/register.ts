import * as vscode from 'vscode';
import type { Persistence } from '#core/vault/persistence.ts';
import { isOpen } from '#core/vault/rotation.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { selectedRow } from '#platform/vscode/manifest/commandRow.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { dialogs } from './dialogs.ts';
import { dragKeys } from './dragKeys.ts';
import { keysTree } from './keysTree.ts';
import { locking } from './lockKeys.ts';
import { otherServer } from './otherServer.ts';
import { spendWords } from './profileRow.ts';
import { sayOfAll } from './wholeList.ts';

/** Two windows side by side: what is renamed in one shows in the other. */
const otherWindowsEveryMs = 5_000;

/** The Keys view and what can be done with a key. */
export function keys(services: Services): Disposable {
  const { vault, commands, settings, spending, memory } = services;
  const tree = keysTree(services);
  const view = vscode.window.createTreeView(viewId('keys'), {
    treeDataProvider: tree.provider,
    dragAndDropController: dragKeys(services),
  });

  let persistence: Persistence | undefined;

  function show(): void {
    setContext('keyCount', vault.list().length);
    setContext('rotating', vault.rotations.list().some(isOpen));
    view.description = [elsewhere(services), spentAltogether(services)].filter(Boolean).join(' · ');
    view.message = sayOfAll(vault, persistence);
    tree.refresh();
  }
  show();

  /** Once, when the person first looks: storage is asked what it still has, and whether it keeps what it is given. */
  async function look(): Promise<void> {
    if (persistence !== undefined || vault.isClosed || !vscode.workspace.isTrusted || vault.list().length === 0) return;
    persistence = 'not known yet';
    const seen = await vault.reconcile();
    persistence = seen.ok ? seen.value.persistence : 'locked';
    show();
  }

  const watchingOthers = setInterval(() => void vault.refresh(), otherWindowsEveryMs);

  const asked = Object.entries(dialogs).map(([name, ask]) =>
    commands.register(name as keyof typeof dialogs, (argument) =>
      ask(services, argument === selectedRow ? view.selection[0] : argument),
    ),
  );
  return together(
    tree,
    view,
    locking(services),
    vault.onDidChange(show),
    spending.onDidChange(show),
    memory.onDidChangeProfile(show),
    view.onDidChangeVisibility(({ visible }) => void (visible && look())),
    settings.onDidChange('api.server', show),
    settings.onDidChange('health.expiryWarningDays', show),
    vscode.window.onDidChangeWindowState(({ focused }) => void (focused && vault.refresh())),
    { dispose: () => clearInterval(watchingOthers) },
    ...asked,
  );
}

/** Whoever works against a local server should never wonder whose keys these are. */
function elsewhere({ settings }: Services): string | undefined {
  const host = otherServer(settings);
  return host === undefined ? undefined : vscode.l10n.t('not Mistral: {0}', host);
}

/** Where profiles have no rows, their only one's spending stands beside the title of the view. */
function spentAltogether({ vault, spending }: Services): string | undefined {
  const [only, ...others] = vault.profiles();
  const spent = only && spending.of(only.id);
  return only && spent && others.length === 0 ? spendWords(only, spent) : undefined;
}
