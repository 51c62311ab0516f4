import type { Result } from '../result.ts';
import type { VaultCore } from './core.ts';
import { updateIndex } from './core.ts';
import { inheritDefault } from './defaults.ts';
import type { KeyIndex } from './keyIndex.ts';
import { deleteKey } from './keyStore.ts';
import { stamp } from './merge.ts';

/** The record goes first: what a crash leaves behind is a secret whose removal is on record, never a record without one. */
export async function forget(core: VaultCore, id: string): Promise<Result<void, { kind: 'locked' }>> {
  await updateIndex(core, (index) => retire(index, id, core.ports.clock.now()));
  core.storage.delete(id);
  core.unfetched.delete(id);
  return deleteKey(core, id);
}

function retire(index: KeyIndex, id: string, now: number): KeyIndex {
  const record = index.keys[id];
  if (!record) return index;
  const { label, lastFour, fingerprint, profile } = record;
  const { [id]: _gone, ...keys } = index.keys;
  const retired = { ...index.retired, [id]: { id, label, lastFour, fingerprint, changed: stamp(now, record) } };
  return inheritDefault({ ...index, keys, retired }, profile, id, now);
}
