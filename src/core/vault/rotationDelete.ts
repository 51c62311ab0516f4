import { adminOf, revoke, sweep } from './adminKeys.ts';
import { forget } from './forget.ts';
import { askAtHome } from './health.ts';
import type { Managed } from './rotation.ts';
import type { Effect } from './rotationEffect.ts';
import { hindered, hinderedBy, hold } from './rotationEffect.ts';

/** The old key goes only while the new one is in our hands and answers. */
export const deleteOld: Effect<Managed> = async (core, rotation, hands) => {
  const admin = await adminOf(core, rotation, hands);
  if (!admin.ok) return admin.error;
  const successor = await hold(core, rotation.successor, hands);
  if (!successor.ok) return hindered(core, `new key ${successor.error.kind}`);
  const { record, call } = successor.value;
  const answer = await askAtHome(core.ports.api, call.key, record, hands.signal);
  if (answer.is !== 'answered') return hindered(core, 'new key does not answer');
  const hindrance = await sweep(core, admin.value.call, rotation, record.owner?.apiKeyId);
  return hindrance ?? (await revoke(core, admin.value.call, rotation.means.oldApiKeyId)) ?? { is: 'deleted' };
};

/** Without the old value at hand, the list of keys is asked instead. */
export const proveByList: Effect<Managed> = async (core, rotation, hands) => {
  const admin = await adminOf(core, rotation, hands);
  if (!admin.ok) return admin.error;
  const listed = await core.ports.api.listKeys(admin.value.call);
  if (!listed.ok) return hinderedBy(core, listed.error);
  const alive = listed.value.some(({ id }) => id === rotation.means.oldApiKeyId);
  return alive ? { is: 'not yet', at: core.ports.clock.now() } : { is: 'dead' };
};

/** Called off: whatever was made is revoked, and the old key goes on as before. */
export const sweepAll: Effect<Managed> = async (core, rotation, hands) => {
  const admin = await adminOf(core, rotation, hands);
  if (!admin.ok) return admin.error;
  const hindrance = await sweep(core, admin.value.call, rotation);
  if (hindrance) return hindrance;
  const gone = await forget(core, rotation.successor);
  return gone.ok ? { is: 'swept' } : hindered(core, 'locked');
};
