import * as vscode from 'vscode';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tell } from './tell.ts';

/** To the clipboard and nowhere else, and off it again if nothing else was copied meanwhile. */
export async function copyKey(services: Services, argument: unknown): Promise<void> {
  const { vault, ui, settings } = services;
  const view = await pickKey(vault, argument, { title: vscode.l10n.t('Copy which key?') });
  if (view === undefined) return;
  const { id, label } = view.record;
  const seconds = settings.get('vault.copyClearSeconds');
  const sure = await ui.confirm({
    text: vscode.l10n.t('Copy key {0} to the clipboard?', label),
    detail: vscode.l10n.t(
      'Every program on this machine can read the clipboard. It is cleared after {0} seconds. A terminal with the key needs no copying.',
      seconds,
    ),
    yes: vscode.l10n.t('Copy'),
  });
  if (!sure) return;
  const copied = await vault.withKey(id, async (key) => {
    await vscode.env.clipboard.writeText(key.revealFor('clipboard'));
    setTimeout(() => void clear(services, id), seconds * 1000);
  });
  if (await tell(services, copied, id))
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('$(copy) Key {0} is on the clipboard for {1} s', label, seconds),
      seconds * 1000,
    );
}

/** Compared with the key as it is read anew, so that no copy of it waits in memory. */
async function clear({ vault }: Services, id: string): Promise<void> {
  await vault.withKey(id, async (key) => {
    if ((await vscode.env.clipboard.readText()) === key.revealFor('clipboard'))
      await vscode.env.clipboard.writeText('');
  });
}
