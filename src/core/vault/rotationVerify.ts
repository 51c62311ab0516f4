import { adminOf } from './adminKeys.ts';
import type { VaultCore } from './core.ts';
import { changeKey, updateIndex } from './core.ts';
import { momentOf } from './day.ts';
import { askAtHome } from './health.ts';
import type { Managed, RotationEvent } from './rotation.ts';
import type { Effect, Hands, Held } from './rotationEffect.ts';
import { hindered, hinderedBy, hold, unanswered } from './rotationEffect.ts';

/** How often a new key may answer 401 before it counts as stillborn: about two minutes. */
const patience = 7;

export const verify: Effect<Managed> = async (core, rotation, hands) => {
  const held = await hold(core, rotation.successor, hands);
  if (!held.ok) return held.error.kind === 'locked' ? hindered(core, 'locked') : { is: 'given up', why: 'lost' };
  const answer = await askAtHome(core.ports.api, held.value.call.key, held.value.record, hands.signal);
  if (answer.is === 'answered') return readBackExpiry(core, rotation, held.value, hands);
  if (answer.is === 'hindered' || answer.is === 'cancelled') return unanswered(core, answer);
  if (rotation.tries >= patience) return { is: 'given up', why: answer.is };
  return { is: 'not yet', at: core.ports.clock.now() };
};

/** A policy of the organisation may have shortened the life that was asked for. */
async function readBackExpiry(core: VaultCore, rotation: Managed, { record }: Held, hands: Hands) {
  const admin = await adminOf(core, rotation, hands);
  if (!admin.ok) return admin.error;
  const listed = await core.ports.api.listKeys(admin.value.call, rotation.means.name);
  if (!listed.ok) return hinderedBy(core, listed.error);
  const expires = listed.value.find(({ id }) => id === record.owner?.apiKeyId)?.expires;
  const now = core.ports.clock.now();
  const expiry = expires === undefined ? {} : { expiresAt: momentOf(expires) };
  const checked = { ...expiry, lastCheck: { at: now, outcome: 'ok' } } as const;
  await updateIndex(core, (index) => changeKey(index, record.id, checked, now));
  return { is: 'verified' } satisfies RotationEvent;
}
