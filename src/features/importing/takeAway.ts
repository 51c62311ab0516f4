import * as vscode from 'vscode';
import type { TextEdit } from '#core/fixes/edit.ts';
import { takeOut } from '#core/fixes/takeOut.ts';
import { groupBy } from '#core/groupBy.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { Secret } from '#core/vault/secret.ts';
import { changeOf } from '#platform/vscode/changeOf.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Spot } from './places.ts';
import type { Stray } from './search.ts';

interface Kept {
  readonly stray: Stray;
  readonly record: KeyRecord;
}

type FileSpot = Spot & { in: 'file' };

/** Offers, place by place, to take the keys away. Only a key that the vault gives back is looked for. */
export async function takeAway(services: Services, kept: readonly Kept[]): Promise<void> {
  for (const [spot, keys] of byFile(kept)) await fromFile(services, spot, keys);
  for (const { stray, record } of kept)
    for (const spot of stray.spots) {
      if (spot.in === 'keychain') await fromKeychain(services, spot, { stray, record });
      if (spot.in === 'environment') leaveInEnvironment(services, record);
    }
}

function byFile(kept: readonly Kept[]): readonly (readonly [FileSpot, readonly KeyRecord[]])[] {
  const pairs = kept.flatMap(({ stray, record }) =>
    stray.spots.flatMap((spot) => (spot.in === 'file' ? [{ spot, record }] : [])),
  );
  const files = groupBy(pairs, ({ spot }) => spot.uri.toString());
  return [...files.values()].flatMap(([first, ...rest]) =>
    first ? [[first.spot, [first, ...rest].map(({ record }) => record)] as const] : [],
  );
}

const named = (records: readonly KeyRecord[]): string =>
  records.map(({ label, lastFour }) => `${label} (…${lastFour})`).join(', ');

async function fromFile(services: Services, spot: FileSpot, records: readonly KeyRecord[]): Promise<void> {
  const { ui } = services;
  const sure = await ui.confirm({
    text:
      records.length === 1
        ? vscode.l10n.t('Take key {0} out of {1}?', named(records), spot.name)
        : vscode.l10n.t('Take keys {0} out of {1}?', named(records), spot.name),
    detail: spot.tool
      ? vscode.l10n.t(
          '{0} reads its key from there and will ask for it again. Undo in the editor brings it back.',
          spot.tool,
        )
      : vscode.l10n.t(
          'What reads this file needs the key from its environment then: a terminal with the key has it. Undo in the editor brings it back.',
        ),
    yes: vscode.l10n.t('Take Out'),
  });
  if (!sure) return;
  const taken = await edit(services, spot.uri, records);
  if (!taken)
    await ui.show({
      severity: 'warning',
      text: vscode.l10n.t('{0} could not be changed: the key still stands in it.', spot.name),
    });
}

async function edit(services: Services, uri: vscode.Uri, records: readonly KeyRecord[]): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = await editsFor(services, document, records);
  if (edits.length === 0) return false;
  const hadChanges = document.isDirty;
  await vscode.window.showTextDocument(document, { preview: false });
  if (!(await vscode.workspace.applyEdit(changeOf(document, edits)))) return false;
  // What the person has not saved yet is theirs to save.
  return hadChanges || document.save();
}

/** What is looked for is what was read back from the vault just now: a key that is not safe there is never found here. */
async function editsFor({ vault }: Services, document: vscode.TextDocument, records: readonly KeyRecord[]) {
  const edits: TextEdit[] = [];
  for (const { id } of records) {
    const found = await vault.withKey(id, async (key) => takeOut(document.getText(), key));
    if (found.ok) edits.push(...found.value);
  }
  return edits;
}

async function fromKeychain(
  services: Services,
  spot: Spot & { in: 'keychain' },
  { stray, record }: Kept,
): Promise<void> {
  const { ui, vault } = services;
  const sure = await ui.confirm({
    text: vscode.l10n.t('Take key {0} out of {1}?', named([record]), spot.name),
    detail: vscode.l10n.t('Vibe reads its key from there and will ask for it again. This cannot be undone.'),
    yes: vscode.l10n.t('Take Out'),
  });
  if (!sure) return;
  const isSame = (key: Secret) => key.revealFor('fingerprint') === stray.key.revealFor('fingerprint');
  const removed = await vault.withKey(record.id, async (key) => isSame(key) && spot.remove());
  if (!removed.ok || !removed.value)
    await ui.show({
      severity: 'warning',
      text: vscode.l10n.t('{0} could not be changed: the key is still there.', spot.name),
    });
}

function leaveInEnvironment({ ui }: Services, record: KeyRecord): void {
  void ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      'Key {0} is also in the environment VS Code was started with. Take it out where your shell sets it.',
      named([record]),
    ),
  });
}
