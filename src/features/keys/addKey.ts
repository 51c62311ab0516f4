import * as vscode from 'vscode';
import { fail, ok } from '#core/result.ts';
import type { Vetted } from '#core/vault/add.ts';
import { explainError } from '#core/vault/errorWords.ts';
import { kindAndOwner } from '#core/vault/kindWords.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { Secret } from '#core/vault/secret.ts';
import { unusedLabel } from '#platform/vscode/freeLabel.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import { askForKey } from './askForKey.ts';
import { askForLabel } from './askForLabel.ts';
import { tell } from './tell.ts';

/** First the key, which is what people come with; once Mistral has said that it works, the name it is kept under. */
export async function addKey(services: Services): Promise<void> {
  const host = await serverOf(services);
  if (host === undefined) return;
  const { vault, memory } = services;
  const found = await askForKey({
    title: vscode.l10n.t('Add API Key (1 of 2)'),
    prompt: vscode.l10n.t(
      'Paste it here. It is checked with {0} before it is kept; its name comes next.',
      hostOf(host),
    ),
    accept: (key, signal) => vetKey(services, { key, host }, signal),
  });
  if (found === undefined) return;
  const { key, vetted } = found;
  const label = await askForLabel(vault, {
    title: vscode.l10n.t('Add API Key (2 of 2)'),
    prompt: vscode.l10n.t('It works: {0}. Give it a name, such as main, staging or notebook.', kindAndOwner(vetted)),
    suggestion: suggestion(services, vetted),
  });
  if (label === undefined) return;
  const profile = vault.profile(memory.profile()).id;
  const added = await vault.add({ label, key, vetted, addedFrom: 'typed', profile });
  if (added.ok) await sayAdded(services, added.value);
  else await tell(services, added);
}

const hostOf = (server: string): string => new URL(server).host;

async function vetKey({ vault }: Services, wanted: { key: Secret; host: string }, signal: AbortSignal) {
  const vetted = await vault.vet(wanted, signal);
  return vetted.ok ? ok({ key: wanted.key, vetted: vetted.value }) : fail(explainError(vetted.error).text);
}

export async function sayAdded({ ui, vault }: Services, record: KeyRecord): Promise<void> {
  const isDefault = vault.list().some((view) => view.record.id === record.id && view.isDefault);
  await ui.show({ severity: 'info', text: addedWords(record, isDefault) });
}

function addedWords(record: KeyRecord, isDefault: boolean): string {
  const { label, lastFour } = record;
  return isDefault
    ? vscode.l10n.t('Key {0} (…{1}) works, and is now the default. {2}.', label, lastFour, kindAndOwner(record))
    : vscode.l10n.t('Key {0} (…{1}) works. {2}.', label, lastFour, kindAndOwner(record));
}

/** A key for one thing only is named for it; otherwise the first is the main one, and the next are named for where they are used. */
function suggestion({ vault }: Services, { kind }: Vetted): string {
  if (kind === 'admin' || kind === 'codestral') return unusedLabel(vault, kind);
  return unusedLabel(vault, vault.list().length === 0 ? 'main' : (vscode.workspace.name ?? 'key'));
}
