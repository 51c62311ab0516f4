import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { Secret } from '#core/vault/secret.ts';
import { explain } from '#platform/vscode/explain.ts';
import { freeLabel } from '#platform/vscode/freeLabel.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FoundKey } from './foundKey.ts';

/** The key is in the vault when this gives its record, and was read back from there; otherwise the person has been told why not. */
export async function keepKey(services: Services, { key, own, document }: FoundKey): Promise<KeyRecord | undefined> {
  const id = own !== undefined && own.is !== 'retired' ? own.id : await store(services, key, document.uri);
  if (id === undefined) return undefined;
  const same = await services.vault.withKey(id, async (held, record) =>
    held.revealFor('fingerprint') === key.revealFor('fingerprint') ? record : undefined,
  );
  if (!same.ok) return void (await explain(services, 'warning', explainError(same.error), { keyId: id }));
  if (same.value !== undefined) return same.value;
  await services.ui.show({
    severity: 'error',
    text: vscode.l10n.t('Key …{0} could not be read back from the vault. The file was not changed.', key.lastFour),
    actions: [{ label: vscode.l10n.t('Diagnose'), run: () => services.commands.run('doctor') }],
  });
  return undefined;
}

async function store(services: Services, key: Secret, from: vscode.Uri): Promise<string | undefined> {
  const server = await serverOf(services);
  if (server === undefined) return undefined;
  const wanted = {
    key,
    host: server,
    label: freeLabel(services.vault, from),
    addedFrom: `moved from ${vscode.workspace.asRelativePath(from)}`,
    profile: services.vault.profile(services.memory.profile()).id,
  };
  const added = await services.ui.progress(
    { title: vscode.l10n.t('Asking {0} about key …{1}', new URL(server).host, key.lastFour) },
    (signal) => services.vault.add(wanted, signal),
  );
  if (added.ok) return added.value.id;
  if (added.error.kind === 'same-key') return added.error.id;
  if (added.error.kind !== 'not-verified') return void (await explain(services, 'warning', explainError(added.error)));
  if (added.error.examination.is === 'cancelled' || !(await wantsUnverified(services, explainError(added.error).text)))
    return undefined;
  const unverified = await services.vault.add({ ...wanted, check: false, examined: added.error.examination });
  if (unverified.ok) return unverified.value.id;
  return void (await explain(services, 'warning', explainError(unverified.error)));
}

const wantsUnverified = ({ ui }: Services, text: string): Promise<boolean> =>
  ui.confirm({
    text,
    detail: vscode.l10n.t(
      'You can keep it all the same, unverified, so that nothing is lost when it is taken out of the file.',
    ),
    yes: vscode.l10n.t('Keep Unverified'),
  });
