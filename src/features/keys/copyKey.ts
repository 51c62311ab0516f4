import * as vscode from 'vscode';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tell } from './editKey.ts';

/** To the clipboard and nowhere else, and off it again if nothing else was copied meanwhile. */
export async function copyKey(services: Services, argument: unknown): Promise<void> {
  const { vault, ui, settings } = services;
  const view = await pickKey(vault, argument, { title: 'Copy which key?' });
  if (view === undefined) return;
  const { id, label } = view.record;
  const seconds = settings.get('vault.copyClearSeconds');
  const sure = await ui.confirm({
    text: `Copy key ${label} to the clipboard?`,
    detail: `Every program on this machine can read the clipboard. It is cleared after ${seconds} seconds. A terminal with the key needs no copying.`,
    yes: 'Copy',
  });
  if (!sure) return;
  const copied = await vault.withKey(id, async (key) => {
    await vscode.env.clipboard.writeText(key.revealFor('clipboard'));
    setTimeout(() => void clear(services, id), seconds * 1000);
  });
  if (await tell(services, copied, id))
    vscode.window.setStatusBarMessage(`$(copy) Key ${label} is on the clipboard for ${seconds} s`, seconds * 1000);
}

/** Compared with the key as it is read anew, so that no copy of it waits in memory. */
async function clear({ vault }: Services, id: string): Promise<void> {
  await vault.withKey(id, async (key) => {
    if ((await vscode.env.clipboard.readText()) === key.revealFor('clipboard'))
      await vscode.env.clipboard.writeText('');
  });
}
