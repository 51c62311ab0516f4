import { mistralHosts } from '../mistral/hosts.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { KeyChange, VaultCore } from './core.ts';
import { putKey, updateIndex } from './core.ts';
import { fingerprint } from './fingerprint.ts';
import type { KeyIndex } from './keyIndex.ts';
import { readKey, storedIds } from './keyStore.ts';
import { uniqueLabel } from './label.ts';
import type { Persistence } from './persistence.ts';
import { persistence } from './persistence.ts';
import { defaultProfile } from './profile.ts';
import type { KeyRecord } from './record.ts';
import { recovered, remoteSourceOf } from './record.ts';
import { isOpen } from './rotation.ts';

export interface Reconciled {
  /** Known to the index, gone from storage. */
  lost: readonly string[];
  /** Stored, but unknown until now. */
  recovered: readonly string[];
  /** Removed by the person, but the secret is still there: `remove` it again. */
  leftover: readonly string[];
  /** How many entries of the index this version could not read. */
  unreadable: number;
  persistence: Persistence;
}

/** Compares the index with what storage holds. It adopts and it tells; it deletes nothing. */
export async function reconcile(core: VaultCore): Promise<Result<Reconciled, { kind: 'locked' }>> {
  const stored = await storedIds(core);
  if (!stored.ok) return allLocked(core);
  const before = core.index.read();
  const kept = await persistence(core);
  const held = heldIds(before);
  const lost = held.filter((id) => !stored.value.has(id));
  for (const id of held) core.storage.set(id, stored.value.has(id) ? 'present' : 'absent');
  const adopted = await adopt(
    core,
    [...stored.value].filter((id) => isOrphan(before, id)),
  );
  const leftover = [...stored.value].filter((id) => Object.hasOwn(before.retired, id));
  core.changed();
  return ok({ lost, recovered: adopted, leftover, unreadable: before.aside.length, persistence: kept });
}

function allLocked(core: VaultCore): Result<never, { kind: 'locked' }> {
  for (const id of heldIds(core.index.read())) core.storage.set(id, 'locked');
  core.changed();
  return fail({ kind: 'locked' });
}

/** Of a key that lives elsewhere, secret storage says nothing. */
const heldIds = ({ keys }: KeyIndex): readonly string[] =>
  Object.values(keys).flatMap((record) => (remoteSourceOf(record) === undefined ? [record.id] : []));

/** What an open rotation has stored but not yet recorded is its own to finish. */
const isOrphan = ({ keys, retired, rotations }: KeyIndex, id: string) =>
  !Object.hasOwn(keys, id) &&
  !Object.hasOwn(retired, id) &&
  !Object.values(rotations).some((rotation) => rotation.successor === id && isOpen(rotation));

async function adopt(core: VaultCore, ids: readonly string[]): Promise<readonly string[]> {
  const adopted: string[] = [];
  for (const id of ids) {
    const found = await describe(core, id);
    if (!found) continue;
    await updateIndex(core, (index) => putKey(index, recoveredRecord(index, id, found), core.ports.clock.now()));
    core.storage.set(id, 'present');
    adopted.push(id);
  }
  return adopted;
}

async function describe(core: VaultCore, id: string): Promise<Found | undefined> {
  const key = await readKey(core, id);
  if (!key.ok) return undefined;
  const print = await fingerprint(core, key.value);
  return print.ok
    ? { lastFour: key.value.lastFour, fingerprint: print.value, createdAt: core.ports.clock.now() }
    : undefined;
}

type Found = Required<Pick<KeyChange, 'lastFour' | 'fingerprint' | 'createdAt'>>;

const recoveredRecord = (index: KeyIndex, id: string, found: Found): KeyRecord => ({
  ...found,
  id,
  label: uniqueLabel(index, 'recovered key'),
  kind: 'unknown',
  host: mistralHosts.global.url,
  addedFrom: recovered,
  profile: defaultProfile.id,
  order: Object.keys(index.keys).length,
  changed: 0,
});
