import * as vscode from 'vscode';
import type { RemoteSource } from '#core/vault/source.ts';
import type { Answers, FormField } from '#core/vault/sourceForm.ts';
import { flawOf, readForm, sourceForms } from '#core/vault/sourceForm.ts';
import { managerName } from '#core/vault/sourceWords.ts';

type Kind = RemoteSource['kind'];

const details = {
  'hashicorp-vault': vscode.l10n.t('A field of a KV version 2 secret'),
  'google-secret-manager': vscode.l10n.t('By the gcloud tool, as you are signed in there'),
  'aws-secrets-manager': vscode.l10n.t('By the aws tool, as you are signed in there'),
  'azure-key-vault': vscode.l10n.t('By the az tool, as you are signed in there'),
  '1password': vscode.l10n.t('By the op tool, with 1Password’s own consent'),
  command: vscode.l10n.t('Whatever a program of yours prints'),
} as const satisfies Record<Kind, string>;

const kinds = Object.keys(details) as Kind[];

export async function askManager<Asked extends Kind>(
  title: string,
  among: readonly Asked[],
): Promise<Asked | undefined>;
export async function askManager(title: string): Promise<Kind | undefined>;
export async function askManager(title: string, among: readonly Kind[] = kinds): Promise<Kind | undefined> {
  const rows = among.map((from) => ({
    label: from === 'command' ? vscode.l10n.t('A command') : managerName(from),
    detail: details[from],
    from,
  }));
  const picked = await vscode.window.showQuickPick(rows, { title, matchOnDetail: true });
  return picked?.from;
}

/** One question after another; an empty answer to one that may stay empty is none. */
export async function askPlace(kind: Kind, title: string): Promise<RemoteSource | undefined> {
  let answers: Answers = {};
  for (const field of sourceForms[kind]) {
    if (field.when?.(answers) === false) continue;
    const answer = field.choices ? await pick(title, field, field.choices) : await type(kind, title, field, answers);
    if (answer === undefined) return undefined;
    if (answer !== '') answers = { ...answers, [field.where]: answer };
  }
  const read = readForm(kind, answers);
  return read.ok ? read.value : undefined;
}

async function pick(title: string, { asks }: FormField, choices: Readonly<Record<string, string>>) {
  const rows = Object.entries(choices).map(([value, label]) => ({ label, value }));
  const picked = await vscode.window.showQuickPick(rows, { title, placeHolder: asks, ignoreFocusOut: true });
  return picked?.value;
}

async function type(kind: Kind, title: string, field: FormField, answers: Answers): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt: field.asks,
    ...(field.example !== undefined && { placeHolder: field.example }),
    ...(field.usual !== undefined && { value: field.usual }),
    ignoreFocusOut: true,
    validateInput: (text) => flawOf(kind, withAnswer(answers, field, text), field),
  });
  return typed?.trim();
}

const withAnswer = (answers: Answers, { where }: FormField, text: string): Answers =>
  text.trim() === '' ? answers : { ...answers, [where]: text.trim() };
