import * as vscode from 'vscode';
import type { Vault } from '#core/vault/vault.ts';
import { lifetime } from '#platform/vscode/lifetime.ts';

interface Question {
  readonly title: string;
  readonly prompt?: string;
  readonly suggestion: string;
  /** The key that is called so already. */
  readonly except?: string;
}

/** A name for a key: what people see everywhere, and what `exec --key` takes. A key pasted here is masked at once. */
export function askForLabel(
  vault: Vault,
  { title, prompt = anyName, suggestion, except }: Question,
): Promise<string | undefined> {
  const taken = takenNames(vault, except);
  const owned = lifetime();
  const box = owned.own(vscode.window.createInputBox());
  Object.assign(box, {
    title,
    prompt,
    placeholder: vscode.l10n.t('Name'),
    value: taken.has(suggestion.toLowerCase()) ? '' : suggestion,
    ignoreFocusOut: true,
  });
  box.valueSelection = [0, box.value.length];
  const judge = (): boolean => {
    const name = box.value.trim();
    box.password = looksLikeKey(name);
    box.validationMessage = fault(name, taken);
    return box.validationMessage === undefined;
  };
  return new Promise((resolve) => {
    owned.own(box.onDidChangeValue(judge));
    owned.own(
      box.onDidAccept(() => {
        if (!judge()) return;
        resolve(box.value.trim());
        box.hide();
      }),
    );
    owned.own(
      box.onDidHide(() => {
        owned.dispose();
        resolve(undefined);
      }),
    );
    box.show();
  });
}

const anyName = vscode.l10n.t('A name to tell this key by, such as main, staging or notebook');

const takenNames = (vault: Vault, except: string | undefined): ReadonlySet<string> =>
  new Set(
    vault
      .list()
      .filter(({ record }) => record.id !== except)
      .map(({ record }) => record.label.trim().toLowerCase()),
  );

const looksLikeKey = (name: string): boolean => /^[A-Za-z0-9]{32}$/.test(name);

function fault(label: string, taken: ReadonlySet<string>): string | undefined {
  if (label === '') return vscode.l10n.t('A key needs a name.');
  if (looksLikeKey(label))
    return vscode.l10n.t('That looks like a key. A name is shown to everybody who sees this window: choose another.');
  if (label.length > 60) return vscode.l10n.t('That is too long for a name.');
  if (/[\p{Cc}\p{Cf}]/u.test(label)) return vscode.l10n.t('A name has only visible characters.');
  return taken.has(label.toLowerCase()) ? vscode.l10n.t('A key named {0} is already here.', label) : undefined;
}
