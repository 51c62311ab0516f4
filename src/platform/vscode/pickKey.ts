import * as vscode from 'vscode';
import type { KeyView } from '#core/vault/state.ts';
import type { Vault } from '#core/vault/vault.ts';
import { keyIcon } from './keyIcon.ts';

/** A command runs on the row it was called from, or else on the key that the person picks. */
export async function pickKey(
  vault: Vault,
  argument: unknown,
  { title, fits = () => true }: { title: string; fits?: (view: KeyView) => boolean },
): Promise<KeyView | undefined> {
  const views = vault.list().filter(fits);
  const asked = views.find(({ record }) => record.id === idOf(argument));
  if (asked !== undefined || idOf(argument) !== undefined) return asked;
  const [only, ...others] = views;
  if (others.length === 0) return only;
  const picked = await vscode.window.showQuickPick(views.map(itemOf), { title, matchOnDescription: true });
  return picked?.view;
}

/** Any extension can call a command with anything. */
function idOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('keyId' in argument)) return undefined;
  return typeof argument.keyId === 'string' ? argument.keyId : undefined;
}

const itemOf = (view: KeyView) => ({
  label: view.record.label,
  description: `…${view.record.lastFour}`,
  iconPath: keyIcon(view.state),
  view,
});
