import type { VaultCore } from './core.ts';
import { changeKey, putDefault, updateIndex } from './core.ts';
import { forget } from './forget.ts';
import type { Examination } from './health.ts';
import { askAtHome } from './health.ts';
import type { KeyIndex } from './keyIndex.ts';
import { uniqueLabel } from './label.ts';
import type { Rotation, RotationEvent } from './rotation.ts';
import type { Effect } from './rotationEffect.ts';
import { hindered, hold } from './rotationEffect.ts';

/** One write: no reader ever sees a profile between two defaults. */
export const switchOver: Effect = async (core, rotation) => {
  const at = core.ports.clock.now();
  await updateIndex(core, (index) => switched(index, rotation, at));
  return { is: 'switched', at };
};

/** The new key takes the name, the place and the duty of the old one. */
function switched(index: KeyIndex, { old, successor, label }: Rotation, now: number): KeyIndex {
  const retired = index.keys[old];
  const renamed = changeKey(
    index,
    old,
    { label: uniqueLabel(index, `old ${label}`, old), retiring: { since: now, successor } },
    now,
  );
  const placed = changeKey(renamed, successor, { label, ...(retired && { order: retired.order }) }, now);
  const profile = index.keys[successor]?.profile;
  const serves = profile !== undefined && index.defaults[profile]?.key === old;
  return serves ? putDefault(placed, profile, successor, now) : placed;
}

export const waitOut: Effect = async (core, { step }) =>
  step.is === 'grace' && step.until > core.ports.clock.now()
    ? { is: 'hindered', by: 'grace', retryAt: step.until }
    : { is: 'grace over' };

/** Asks the old key until it answers 401: only then is it dead. */
export const prove: Effect = async (core, rotation, hands) => {
  const old = await hold(core, rotation.old, hands);
  if (!old.ok) return old.error.kind === 'lost' ? { is: 'unprovable' } : hindered(core, 'locked');
  const answer = await askAtHome(core.ports.api, old.value.call.key, old.value.record, hands.signal);
  return deathCertificate(core, answer);
};

function deathCertificate(core: VaultCore, answer: Examination): RotationEvent {
  switch (answer.is) {
    case 'refused':
      return { is: 'dead' };
    case 'answered':
    case 'forbidden':
      return { is: 'not yet', at: core.ports.clock.now() };
    case 'hindered':
      return hindered(core, answer.by, answer.retryAfter);
    case 'cancelled':
      return hindered(core, 'cancelled', 0);
  }
}

export const removeOld: Effect = async (core, { old }) => {
  const gone = await forget(core, old);
  return gone.ok ? { is: 'removed' } : hindered(core, 'locked');
};
