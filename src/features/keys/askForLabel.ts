import * as vscode from 'vscode';
import type { Vault } from '#core/vault/vault.ts';

/** A name for a key: what people see everywhere, and what `exec --key` takes. */
export async function askForLabel(
  vault: Vault,
  { title, suggestion, except }: { title: string; suggestion: string; except?: string },
): Promise<string | undefined> {
  const taken = new Set(
    vault
      .list()
      .filter(({ record }) => record.id !== except)
      .map(({ record }) => record.label.trim().toLowerCase()),
  );
  const label = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A name to tell this key by, such as main, staging or notebook'),
    placeHolder: vscode.l10n.t('Name'),
    value: taken.has(suggestion.toLowerCase()) ? '' : suggestion,
    ignoreFocusOut: true,
    validateInput: (typed) => fault(typed.trim(), taken),
  });
  return label?.trim();
}

function fault(label: string, taken: ReadonlySet<string>): string | undefined {
  if (label === '') return vscode.l10n.t('A key needs a name.');
  if (label.length > 60) return vscode.l10n.t('That is too long for a name.');
  if (/[\p{Cc}\p{Cf}]/u.test(label)) return vscode.l10n.t('A name has only visible characters.');
  if (/^[A-Za-z0-9]{32}$/.test(label))
    return vscode.l10n.t('That looks like a key. The key comes in the next step; first its name.');
  return taken.has(label.toLowerCase()) ? vscode.l10n.t('A key named {0} is already here.', label) : undefined;
}
