import * as vscode from 'vscode';
import { fail } from '#core/result.ts';
import type { VaultError } from '#core/vault/errorWords.ts';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { canRotate } from '#core/vault/rotationStart.ts';
import type { KeyView } from '#core/vault/state.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { adminKey } from './adminKey.ts';
import { driveInSight } from './driveRotation.ts';
import { rotateByHand } from './rotateByHand.ts';
import { tell } from './tell.ts';

/** With an Admin key Mistral Guard makes and deletes the keys; without one it leads through the console. */
export async function rotateKey(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, {
    title: vscode.l10n.t('Rotate which key?'),
    fits: ({ record }) => record.kind !== 'admin' && record.retiring === undefined,
  });
  if (view === undefined) return;
  const source = remoteSourceOf(view.record);
  if (source && !canRotate(view.record))
    return void (await tell(services, fail({ kind: 'lives-elsewhere', source }), view.record.id));
  const admin = adminKey(services);
  const how = admin === undefined ? 'by hand' : await askHow(view);
  if (how === 'managed' && admin !== undefined) await rotateManaged(services, view, admin);
  if (how === 'by hand') await rotateByHand(services, view.record);
}

async function askHow({ record }: KeyView): Promise<'managed' | 'by hand' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('$(law) With your Admin key'),
        detail: vscode.l10n.t('A new key is made, checked and put to use; the old one is deleted and proven dead'),
        how: 'managed' as const,
      },
      {
        label: vscode.l10n.t('$(link-external) In Mistral’s console'),
        detail: vscode.l10n.t('You make the new key and paste it here'),
        how: 'by hand' as const,
      },
    ],
    { title: vscode.l10n.t('Rotate Key {0}', record.label) },
  );
  return picked?.how;
}

const graces = [
  {
    label: vscode.l10n.t('Ten minutes'),
    detail: vscode.l10n.t('Programs that run now have time to take up the new key'),
    graceMs: 600_000,
  },
  { label: vscode.l10n.t('One day'), graceMs: 86_400_000 },
  { label: vscode.l10n.t('At once'), detail: vscode.l10n.t('Whatever still uses the old key fails'), graceMs: 0 },
];

const lives = [
  { label: vscode.l10n.t('90 days'), days: 90 },
  { label: vscode.l10n.t('30 days'), days: 30 },
  { label: vscode.l10n.t('180 days'), days: 180 },
  { label: vscode.l10n.t('No expiry'), detail: vscode.l10n.t('Your organisation may still set one'), days: undefined },
];

async function rotateManaged(services: Services, { record }: KeyView, admin: KeyView): Promise<void> {
  const title = vscode.l10n.t('Rotate Key {0}', record.label);
  const life = await vscode.window.showQuickPick(lives, {
    title,
    placeHolder: vscode.l10n.t('How long shall the new key live?'),
  });
  if (life === undefined) return;
  const grace = await vscode.window.showQuickPick(graces, {
    title,
    placeHolder: vscode.l10n.t('How long shall the old key go on answering?'),
  });
  if (grace === undefined) return;
  const expiresAt = life.days === undefined ? undefined : services.clock.now() + life.days * 86_400_000;
  const started = await services.vault.rotations.startManaged(record.id, {
    admin: admin.record.id,
    graceMs: grace.graceMs,
    ...(expiresAt !== undefined && { expiresAt }),
  });
  if (started.ok) await driveInSight(services, started.value);
  else await offerConsole(services, started.error, record);
}

async function offerConsole(services: Services, error: VaultError, record: KeyRecord): Promise<void> {
  const { text } = explainError(error);
  if (error.kind !== 'not-managed' && error.kind !== 'admin-refused')
    return void (await tell(services, fail(error), record.id));
  await services.ui.show({
    severity: 'warning',
    text,
    actions: [{ label: vscode.l10n.t('Rotate in the Console…'), run: () => rotateByHand(services, record) }],
  });
}
