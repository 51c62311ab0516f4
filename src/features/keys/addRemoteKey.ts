import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import type { Answers, FormField } from '#core/vault/sourceForm.ts';
import { flawOf, readForm, sourceForms } from '#core/vault/sourceForm.ts';
import { managerName } from '#core/vault/sourceWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import { sayAdded } from './addKey.ts';
import { askForLabel } from './askForLabel.ts';

type Kind = RemoteSource['kind'];

const details = {
  'hashicorp-vault': 'A field of a KV version 2 secret',
  'google-secret-manager': 'By the gcloud tool, as you are signed in there',
  'aws-secrets-manager': 'By the aws tool, as you are signed in there',
  'azure-key-vault': 'By the az tool, as you are signed in there',
  '1password': 'By the op tool, with 1Password’s own consent',
  command: 'Whatever a program of yours prints',
} as const satisfies Record<Kind, string>;

/** The key goes on living where it is; here only the way to it is written down. */
export async function addRemoteKey(services: Services): Promise<void> {
  const server = await serverOf(services);
  const kind = server === undefined ? undefined : await askManager();
  const source = kind && (await askPlace(kind));
  if (server === undefined || kind === undefined || source === undefined) return;
  const label = await askForLabel(services.vault, { title: titleOf(kind), suggestion: 'main' });
  if (label !== undefined) await tryToAdd(services, { label, source, server });
}

async function askManager(): Promise<Kind | undefined> {
  const rows = Object.entries(details).map(([kind, detail]) => ({
    label: kind === 'command' ? 'A command' : managerName(kind as Kind),
    detail,
    from: kind as Kind,
  }));
  const picked = await vscode.window.showQuickPick(rows, { title: 'Where does the key live?', matchOnDetail: true });
  return picked?.from;
}

const titleOf = (kind: Kind): string => `Add Key from ${kind === 'command' ? 'a Command' : managerName(kind)}`;

async function askPlace(kind: Kind): Promise<RemoteSource | undefined> {
  let answers: Answers = {};
  for (const field of sourceForms[kind]) {
    if (field.when?.(answers) === false) continue;
    const answer = field.choices ? await pick(kind, field, field.choices) : await type(kind, field, answers);
    if (answer === undefined) return undefined;
    if (answer !== '') answers = { ...answers, [field.where]: answer };
  }
  const read = readForm(kind, answers);
  return read.ok ? read.value : undefined;
}

async function pick(kind: Kind, { asks }: FormField, choices: Readonly<Record<string, string>>) {
  const rows = Object.entries(choices).map(([value, label]) => ({ label, value }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: titleOf(kind),
    placeHolder: asks,
    ignoreFocusOut: true,
  });
  return picked?.value;
}

async function type(kind: Kind, field: FormField, answers: Answers): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: titleOf(kind),
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

async function tryToAdd(
  services: Services,
  { label, source, server }: { label: string; source: RemoteSource; server: string },
): Promise<void> {
  const { vault, ui, memory } = services;
  const wanted = {
    label,
    source,
    host: server,
    addedFrom: 'secret manager',
    profile: vault.profile(memory.profile()).id,
  };
  const title = `Fetching key ${label} and asking ${new URL(server).host} about it`;
  const added = await ui.progress({ title }, (signal) => vault.addRemote(wanted, signal));
  if (added.ok) await sayAdded(services, added.value);
  else await explain(services, 'warning', explainError(added.error));
}
