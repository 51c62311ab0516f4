import type { CreatedKey } from '../mistral/adminKey.ts';
import type { Call } from '../mistral/api.ts';
import type { MistralError } from '../mistral/error.ts';
import { record } from './add.ts';
import { adminOf, sweep } from './adminKeys.ts';
import type { VaultCore } from './core.ts';
import { dayOf, momentOf } from './day.ts';
import { fingerprint } from './fingerprint.ts';
import { storeKey } from './keyStore.ts';
import { uniqueLabel } from './label.ts';
import type { Managed, RotationEvent } from './rotation.ts';
import type { Effect, Hands } from './rotationEffect.ts';
import { hinderedBy } from './rotationEffect.ts';

/** Every attempt begins by revoking what an earlier one may have left: a key whose value nobody has seen is of no use. */
export const create: Effect<Managed> = async (core, rotation, hands) => {
  const admin = await adminOf(core, rotation, hands);
  if (!admin.ok) return admin.error;
  const hindrance = await sweep(core, admin.value.call, rotation);
  if (hindrance) return hindrance;
  const { name, workspaceId, userId, expiresAt } = rotation.means;
  const wanted = { name, workspaceId, userId, ...(expiresAt !== undefined && { expires: dayOf(expiresAt) }) };
  const made = await core.ports.api.createKey(admin.value.call, wanted);
  if (!made.ok) return refused(core, made.error);
  return keep(core, rotation, made.value, admin.value.call, hands);
};

/** After any other answer the key may exist or not: the next attempt finds out by its name. */
const final: ReadonlySet<MistralError['kind']> = new Set(['unauthorized', 'forbidden', 'not-found', 'invalid-request']);

const refused = (core: VaultCore, error: MistralError): RotationEvent =>
  final.has(error.kind) ? { is: 'given up', why: error.kind } : hinderedBy(core, error);

/** Until this returns, the plaintext lives here and nowhere else: it is stored, revoked, or shown. */
async function keep(core: VaultCore, rotation: Managed, made: CreatedKey, admin: Call, hands: Hands) {
  const stored = await storeKey(core, rotation.successor, made.key);
  const print = stored.ok ? await fingerprint(core, made.key) : stored;
  if (print.ok) {
    await enter(core, rotation, made, print.value);
    return { is: 'created' } satisfies RotationEvent;
  }
  const revoked = await core.ports.api.deleteKey(admin, made.id);
  if (revoked.ok) return { is: 'given up', why: 'not-stored' } satisfies RotationEvent;
  await hands.handOut(made.key, rotation.label);
  return { is: 'handed out', lastFour: made.key.lastFour } satisfies RotationEvent;
}

async function enter(core: VaultCore, rotation: Managed, made: CreatedKey, print: string): Promise<void> {
  const index = core.index.read();
  const old = index.keys[rotation.old];
  const { userId, workspaceId } = rotation.means;
  await record(core, {
    id: rotation.successor,
    label: uniqueLabel(index, `new ${rotation.label}`, rotation.successor),
    kind: rotation.kind,
    host: rotation.host,
    profile: rotation.profile,
    owner: { ...old?.owner, userId, workspaceId, apiKeyId: made.id },
    lastFour: made.key.lastFour,
    fingerprint: print,
    createdAt: core.ports.clock.now(),
    addedFrom: 'rotation',
    ...(made.expires !== undefined && { expiresAt: momentOf(made.expires) }),
    ...(old?.rotateAfterDays !== undefined && { rotateAfterDays: old.rotateAfterDays }),
  });
}
