import type { KeyChange, VaultCore } from './core.ts';
import { changeKey, putDefault, updateIndex } from './core.ts';
import { forget } from './forget.ts';
import type { Examination } from './health.ts';
import { askAtHome } from './health.ts';
import type { KeyIndex } from './keyIndex.ts';
import { deleteKey } from './keyStore.ts';
import { uniqueLabel } from './label.ts';
import type { Rotation, RotationEvent } from './rotation.ts';
import type { Effect } from './rotationEffect.ts';
import { hindered, hold, unanswered } from './rotationEffect.ts';

/** One write: no reader ever sees a profile between two defaults. */
export const switchOver: Effect = async (core, rotation) => {
  const at = core.ports.clock.now();
  await updateIndex(core, (index) => switched(index, rotation, at));
  if (rotation.replaces === undefined) return { is: 'switched', at };
  // It is read from its secret manager now, and no copy of it stays here.
  const dropped = await deleteKey(core, rotation.successor);
  return dropped.ok ? { is: 'switched', at } : hindered(core, 'locked');
};

/** The new key takes the name, the place and the duty of the old one. */
function switched(index: KeyIndex, rotation: Rotation, now: number): KeyIndex {
  const { old, successor, label } = rotation;
  const retired = index.keys[old];
  const { asOld, asNew } = moves(index, rotation);
  const renamed = changeKey(
    index,
    old,
    { label: uniqueLabel(index, `old ${label}`, old), retiring: { since: now, successor }, ...asOld },
    now,
  );
  const placed = changeKey(renamed, successor, { label, ...(retired && { order: retired.order }), ...asNew }, now);
  const profile = index.keys[successor]?.profile;
  const serves = profile !== undefined && index.defaults[profile]?.key === old;
  return serves ? putDefault(placed, profile, successor, now) : placed;
}

/** The new key moves into the secret manager, and the old one into the copy that was kept of it. */
function moves({ keys }: KeyIndex, { old, successor, replaces }: Rotation): { asOld: KeyChange; asNew: KeyChange } {
  if (replaces === undefined) return { asOld: {}, asNew: {} };
  // Done a second time after a crash, the old key has moved out already.
  const source = keys[old]?.source ?? keys[successor]?.source;
  return { asOld: { ...replaces, source: undefined }, asNew: { source } };
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
    case 'cancelled':
      return unanswered(core, answer);
  }
}

export const removeOld: Effect = async (core, { old }) => {
  const gone = await forget(core, old);
  return gone.ok ? { is: 'removed' } : hindered(core, 'locked');
};
