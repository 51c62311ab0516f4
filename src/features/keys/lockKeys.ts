import * as vscode from 'vscode';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** While locked, no key is read: not for a request, a terminal, a check. Locking by itself is up to a setting. */
export function locking({ vault, ui, commands, settings }: Services): Disposable {
  let idle: NodeJS.Timeout | undefined;

  function lock(): void {
    vault.close();
    setContext('locked', true);
  }

  async function unlock(): Promise<void> {
    const sure = await ui.confirm({
      text: vscode.l10n.t('Unlock your keys?'),
      detail: vscode.l10n.t('Mistral Guard reads them again for what you do with them.'),
      yes: vscode.l10n.t('Unlock'),
    });
    if (!sure) return;
    vault.open();
    setContext('locked', false);
    await vault.reconcile();
  }

  function watch({ focused }: vscode.WindowState): void {
    clearTimeout(idle);
    const minutes = settings.get('vault.idleLockMinutes');
    if (!focused && minutes > 0) idle = setTimeout(lock, minutes * 60_000);
  }

  return together(
    commands.register('lock', lock),
    commands.register('unlock', unlock),
    vscode.window.onDidChangeWindowState(watch),
    { dispose: () => clearTimeout(idle) },
  );
}
