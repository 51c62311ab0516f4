import * as vscode from 'vscode';
import type { Action, Words } from '#core/vault/words.ts';
import type { Commands } from './commands.ts';
import type { Message, Ui } from './ui.ts';

/** What the button of each next step says. */
const buttons = {
  addKey: vscode.l10n.t('Add Key…'),
  checkKey: vscode.l10n.t('Check Again'),
  rotateKey: vscode.l10n.t('Rotate…'),
  setExpiry: vscode.l10n.t('Set Expiry…'),
  renameKey: vscode.l10n.t('Rename…'),
  setDefaultKey: vscode.l10n.t('Use Another Key…'),
  deleteKey: vscode.l10n.t('Delete…'),
  unlock: vscode.l10n.t('Unlock'),
  doctor: vscode.l10n.t('Diagnose'),
  resumeRotation: vscode.l10n.t('Continue Rotation'),
  editProfile: vscode.l10n.t('Edit Profile…'),
} as const satisfies Record<Action, string>;

/** Shows words of the vault, with their next steps as buttons that act on the same key. */
export async function explain(
  { ui, commands }: { ui: Ui; commands: Commands },
  severity: Message['severity'],
  { text, actions }: Words,
  subject?: { keyId: string },
): Promise<void> {
  await ui.show({
    severity,
    text,
    actions: actions.map((name) => ({ label: buttons[name], run: () => commands.run(name, subject) })),
  });
}
