import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import { managerName } from '#core/vault/sourceWords.ts';
import { askManager, askPlace } from '#platform/vscode/askSource.ts';
import { explain } from '#platform/vscode/explain.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import { sayAdded } from './addKey.ts';
import { askForLabel } from './askForLabel.ts';

type Kind = RemoteSource['kind'];

/** The key goes on living where it is; here only the way to it is written down. */
export async function addRemoteKey(services: Services): Promise<void> {
  const server = await serverOf(services);
  const kind = server === undefined ? undefined : await askManager(vscode.l10n.t('Where does the key live?'));
  const source = kind && (await askPlace(kind, titleOf(kind)));
  if (server === undefined || kind === undefined || source === undefined) return;
  const label = await askForLabel(services.vault, { title: titleOf(kind), suggestion: 'main' });
  if (label !== undefined) await tryToAdd(services, { label, source, server });
}

const titleOf = (kind: Kind): string =>
  kind === 'command' ? vscode.l10n.t('Add Key from a Command') : vscode.l10n.t('Add Key from {0}', managerName(kind));

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
  const title = vscode.l10n.t('Fetching key {0} and asking {1} about it', label, new URL(server).host);
  const added = await ui.progress({ title }, (signal) => vault.addRemote(wanted, signal));
  if (added.ok) await sayAdded(services, added.value);
  else await explain(services, 'warning', explainError(added.error));
}
