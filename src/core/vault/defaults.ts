import { changeKey, putDefault } from './core.ts';
import type { KeyIndex } from './keyIndex.ts';
import type { KeyRecord } from './record.ts';
import { keysInOrder } from './views.ts';

/** The first key of a profile that answers requests becomes its default. */
export const needsDefault = (
  { defaults, keys }: KeyIndex,
  { profile, kind }: Pick<KeyRecord, 'profile' | 'kind'>,
): boolean => kind !== 'admin' && keys[defaults[profile]?.key ?? '']?.profile !== profile;

/** When the default of a profile goes, the next one takes its place. */
export function inheritDefault(index: KeyIndex, profile: string, id: string, now: number): KeyIndex {
  if (index.defaults[profile]?.key !== id) return index;
  const heir = keysInOrder(index).find(
    ({ profile: its, kind, retiring }) => its === profile && kind !== 'admin' && !retiring,
  );
  return heir ? putDefault(index, profile, heir.id, now) : index;
}

/** Neither the profile it leaves nor the one it comes to is left without a default. */
export function moveKey(index: KeyIndex, id: string, profile: string, now: number): KeyIndex {
  const record = index.keys[id];
  if (!record || record.profile === profile) return index;
  const moved = inheritDefault(changeKey(index, id, { profile }, now), record.profile, id, now);
  return needsDefault(index, { ...record, profile }) ? putDefault(moved, profile, id, now) : moved;
}
