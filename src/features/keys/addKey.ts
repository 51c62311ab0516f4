import * as vscode from 'vscode';
import { fail, ok } from '#core/result.ts';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { Secret } from '#core/vault/secret.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import { askForKey } from './askForKey.ts';
import { askForLabel } from './askForLabel.ts';

/** Asks for a name and a key; Mistral is asked whether it works before anything is stored. */
export async function addKey(services: Services): Promise<void> {
  const server = await serverOf(services);
  if (server === undefined) return;
  const label = await askForLabel(services.vault, { title: 'Add API Key (1 of 2)', suggestion: suggestion(services) });
  if (label === undefined) return;
  const added = await askForKey({
    title: 'Add API Key (2 of 2)',
    prompt: `Checked with ${new URL(server).host}, then kept in secret storage. Press Enter to confirm.`,
    accept: (key, signal) => tryToAdd(services, { key, label, server }, signal),
  });
  if (added !== undefined) await sayAdded(services, added);
}

async function tryToAdd(
  { vault, memory }: Services,
  { key, label, server }: { key: Secret; label: string; server: string },
  signal: AbortSignal,
) {
  const profile = vault.profile(memory.profile()).id;
  const added = await vault.add({ label, key, host: server, addedFrom: 'typed', profile }, signal);
  return added.ok ? ok(added.value) : fail(explainError(added.error).text);
}

export async function sayAdded(
  { ui, vault }: Services,
  { label, lastFour, kind, owner, id }: KeyRecord,
): Promise<void> {
  const whose = owner?.workspace === undefined ? '' : ` of workspace ${owner.workspace}`;
  const isDefault = vault.list().some((view) => view.record.id === id && view.isDefault);
  await ui.show({
    severity: 'info',
    text: `Key ${label} (…${lastFour}) works. It is ${kindWords[kind]} key${whose}${isDefault ? ', and now the default' : ''}.`,
  });
}

const kindWords = {
  studio: 'a Studio',
  vibe: 'a Vibe',
  codestral: 'a Codestral',
  admin: 'an Admin',
  unknown: 'a Mistral',
} as const satisfies Record<KeyRecord['kind'], string>;

const suggestion = ({ vault }: Services): string =>
  vault.list().length === 0 ? 'main' : (vscode.workspace.name ?? '').toLowerCase();
