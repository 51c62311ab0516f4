import * as vscode from 'vscode';
import type { Secret } from '#core/vault/secret.ts';
import type { Services } from './services.ts';

/** The last resort for a key that is alive and could be neither kept nor revoked: the person gets it, once. */
export const handOut =
  ({ ui }: Services) =>
  async (key: Secret, label: string): Promise<void> => {
    const copied = await ui.confirm({
      text: vscode.l10n.t('The new key for {0} (…{1}) could not be stored.', label, key.lastFour),
      detail: vscode.l10n.t(
        'It is alive, and Mistral shows a key only once. Copy it now and keep it in a safe place, or delete it in the console.',
      ),
      yes: vscode.l10n.t('Copy Key'),
    });
    if (copied) await vscode.env.clipboard.writeText(key.revealFor('clipboard'));
  };
