import * as vscode from 'vscode';
import type { KeyView } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import { keyIcon } from '#platform/vscode/keyIcon.ts';
import type { Services } from '#platform/vscode/services.ts';

const isForRequests = ({ record, state }: KeyView): boolean => record.kind !== 'admin' && isUsable(state);

/** VS Code has said which extension asks; the person says which key it gets. */
export async function chooseKey({ vault, commands }: Services, asked?: string): Promise<string | undefined> {
  const usable = vault.list().filter(isForRequests);
  if (asked !== undefined) return usable.find(({ record }) => record.id === asked)?.record.id;
  const picked = await vscode.window.showQuickPick([...usable.map(itemOf), addItem()], {
    title: vscode.l10n.t('Which key does the extension get?'),
    placeHolder: vscode.l10n.t('It can read the key. You can take it back under Accounts.'),
    ignoreFocusOut: true,
  });
  if (picked === undefined || picked.id !== undefined) return picked?.id;
  const before = new Set(vault.list().map(({ record }) => record.id));
  await commands.run('addKey');
  return vault.list().find((view) => isForRequests(view) && !before.has(view.record.id))?.record.id;
}

const itemOf = ({ record, state }: KeyView) => ({
  label: record.label,
  description: `…${record.lastFour}`,
  iconPath: keyIcon(state),
  id: record.id,
});

const addItem = () => ({ label: vscode.l10n.t('Add API Key…'), iconPath: new vscode.ThemeIcon('add'), id: undefined });
