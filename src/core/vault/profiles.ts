import type { VaultCore } from './core.ts';
import { putDefault, updateIndex } from './core.ts';
import { moveKey } from './defaults.ts';
import type { KeyIndex } from './keyIndex.ts';
import { stamp } from './merge.ts';
import type { Turn } from './pool.ts';
import { turn } from './pool.ts';
import type { Profile } from './profile.ts';
import { defaultProfile, poolTurnMinutes, profileOf, profilesOf } from './profile.ts';
import { viewsOf } from './views.ts';

export const listProfiles = ({ index }: VaultCore): readonly Profile[] => profilesOf(index.read().profiles);

export const findProfile = ({ index }: VaultCore, id?: string): Profile => profileOf(index.read().profiles, id);

export const saveProfile = (core: VaultCore, profile: Omit<Profile, 'changed'>): Promise<void> =>
  updateIndex(core, (index) => putProfile(index, profile, core.ports.clock.now()));

/** Its keys go to the built-in profile, which cannot be removed. */
export async function removeProfile(core: VaultCore, id: string): Promise<void> {
  if (id === defaultProfile.id) return;
  const now = core.ports.clock.now();
  await updateIndex(core, (index) => {
    const moved = Object.values(index.keys)
      .filter(({ profile }) => profile === id)
      .reduce((all, key) => moveKey(all, key.id, defaultProfile.id, now), index);
    return putProfile(moved, { ...profileOf(index.profiles, id), id, removed: true }, now);
  });
}

const putProfile = (index: KeyIndex, profile: Omit<Profile, 'changed'>, now: number): KeyIndex => ({
  ...index,
  profiles: { ...index.profiles, [profile.id]: { ...profile, changed: stamp(now, index.profiles[profile.id]) } },
});

/** Lets the next key of a pool serve, when it is time or the one that serves cannot. */
export async function turnPool(core: VaultCore, id: string): Promise<Turn> {
  const { pool } = findProfile(core, id);
  const members = viewsOf(core).filter(({ record }) => record.profile === id && record.kind !== 'admin');
  const since = core.index.read().defaults[id]?.changed ?? 0;
  const now = core.ports.clock.now();
  const over = now - since >= (pool?.everyMinutes ?? poolTurnMinutes) * 60_000;
  const decided = pool ? turn(members, over) : ({ is: 'stay' } as const);
  if (decided.is === 'stay') return decided;
  await updateIndex(core, (index) => putDefault(index, id, decided.to, now));
  core.ports.logger.info('pool moved on', { profile: id, to: decided.to, because: decided.because });
  return decided;
}
