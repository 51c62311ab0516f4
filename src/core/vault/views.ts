import type { VaultCore } from './core.ts';
import type { KeyIndex } from './keyIndex.ts';
import type { KeyRecord } from './record.ts';
import type { Circumstances, KeyView } from './state.ts';
import { stateOf } from './state.ts';

/** Two weeks, unless the settings say otherwise. */
const warningDays = 14;

/** Every key as it stands now, in the order of its pool. Reads no secret. */
export function viewsOf(core: VaultCore, expiryWarningDays = warningDays): readonly KeyView[] {
  const index = core.index.read();
  const now = core.ports.clock.now();
  return keysInOrder(index).map((record) => ({
    record,
    state: stateOf(record, { ...seenOf(core, record.id), now, expiryWarningDays }),
    isDefault: index.defaults[record.profile]?.key === record.id,
  }));
}

export const keysInOrder = (index: KeyIndex): readonly KeyRecord[] => Object.values(index.keys).sort(byPlace);

/** A retiring key stands right after the one that took its place. */
const byPlace = (a: KeyRecord, b: KeyRecord) =>
  a.order - b.order ||
  Number(a.retiring !== undefined) - Number(b.retiring !== undefined) ||
  a.createdAt - b.createdAt ||
  (a.id < b.id ? -1 : 1);

const seenOf = ({ closed, storage, unfetched }: VaultCore, id: string): Pick<Circumstances, 'storage' | 'unfetched'> =>
  closed ? { storage: 'locked' } : { storage: storage.get(id) ?? 'unread', unfetched: unfetched.get(id) };
