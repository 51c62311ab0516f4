import * as vscode from 'vscode';
import type { Result } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import { lifetime } from '#platform/vscode/lifetime.ts';

export interface Question<Value> {
  readonly title: string;
  readonly prompt: string;
  /** Runs on Enter, and is aborted when the box closes; its error is shown under the box, which stays open. */
  accept(key: Secret, signal: AbortSignal): Promise<Result<Value, string>>;
}

const { Input } = vscode.QuickInputButtonLocation;

/** A masked box with paste and show inside it. What was typed leaves it only as a Secret. */
export function askForKey<Value>({ title, prompt, accept }: Question<Value>): Promise<Value | undefined> {
  const owned = lifetime();
  const abort = new AbortController();
  const box = owned.own(vscode.window.createInputBox());
  const paste = { iconPath: new vscode.ThemeIcon('clippy'), tooltip: vscode.l10n.t('Paste'), location: Input };
  const reveal = {
    iconPath: new vscode.ThemeIcon('eye'),
    tooltip: vscode.l10n.t('Show or hide the key'),
    location: Input,
    toggle: { checked: false },
  };
  Object.assign(box, {
    title,
    prompt,
    placeholder: vscode.l10n.t('Key'),
    password: true,
    ignoreFocusOut: true,
    buttons: [paste, reveal],
  });

  return new Promise((resolve) => {
    owned.own(box.onDidChangeValue((value) => (box.validationMessage = hint(value))));
    owned.own(
      box.onDidTriggerButton(async (button) => {
        if (button === paste) box.value = (await vscode.env.clipboard.readText()).trim();
        else box.password = !reveal.toggle.checked;
        box.validationMessage = hint(box.value);
      }),
    );
    owned.own(box.onDidAccept(submit));
    owned.own(
      box.onDidHide(() => {
        abort.abort();
        owned.dispose();
        resolve(undefined);
      }),
    );
    box.show();

    async function submit(): Promise<void> {
      const raw = box.value.trim();
      const wrong = fault(raw);
      box.validationMessage = wrong;
      if (wrong !== undefined) return;
      box.busy = true;
      box.enabled = false;
      const answer = await accept(new Secret(raw), abort.signal);
      if (abort.signal.aborted) return;
      box.busy = false;
      box.enabled = true;
      if (answer.ok) resolve(answer.value);
      if (answer.ok) box.hide();
      else box.validationMessage = answer.error;
    }
  });
}

/** While typing only what is surely wrong is pointed out; too short becomes wrong at Enter. */
const hint = (typed: string): string | undefined => (/\S\s+\S/.test(typed) ? fault(typed) : undefined);

function fault(raw: string): string | undefined {
  if (raw === '') return vscode.l10n.t('Paste or type the key first.');
  if (/\s/.test(raw)) return vscode.l10n.t('A key has no spaces in it. Was more than the key copied?');
  if (!/^[\x21-\x7e]+$/.test(raw)) return vscode.l10n.t('A key has only letters and digits.');
  return raw.length < 16
    ? vscode.l10n.t('That is too short for a key: Mistral’s have 32 letters and digits.')
    : undefined;
}
