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
  const label = await askForLabel(services.vault, {
    title: vscode.l10n.t('Add API Key (1 of 2)'),
    suggestion: suggestion(services),
  });
  if (label === undefined) return;
  const added = await askForKey({
    title: vscode.l10n.t('Add API Key (2 of 2)'),
    prompt: vscode.l10n.t(
      'Checked with {0}, then kept in secret storage. Press Enter to confirm.',
      new URL(server).host,
    ),
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

export async function sayAdded({ ui, vault }: Services, record: KeyRecord): Promise<void> {
  const isDefault = vault.list().some((view) => view.record.id === record.id && view.isDefault);
  await ui.show({ severity: 'info', text: addedWords(record, isDefault) });
}

function addedWords({ label, lastFour, kind, owner }: KeyRecord, isDefault: boolean): string {
  const what = kindWords[kind];
  const workspace = owner?.workspace;
  if (workspace === undefined)
    return isDefault
      ? vscode.l10n.t('Key {0} (…{1}) works. It is {2}, and now the default.', label, lastFour, what)
      : vscode.l10n.t('Key {0} (…{1}) works. It is {2}.', label, lastFour, what);
  return isDefault
    ? vscode.l10n.t(
        'Key {0} (…{1}) works. It is {2} of workspace {3}, and now the default.',
        label,
        lastFour,
        what,
        workspace,
      )
    : vscode.l10n.t('Key {0} (…{1}) works. It is {2} of workspace {3}.', label, lastFour, what, workspace);
}

const kindWords = {
  studio: vscode.l10n.t('a Studio key'),
  vibe: vscode.l10n.t('a Vibe key'),
  codestral: vscode.l10n.t('a Codestral key'),
  admin: vscode.l10n.t('an Admin key'),
  unknown: vscode.l10n.t('a Mistral key'),
} as const satisfies Record<KeyRecord['kind'], string>;

const suggestion = ({ vault }: Services): string =>
  vault.list().length === 0 ? 'main' : (vscode.workspace.name ?? '').toLowerCase();
