import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { fingerprint } from './fingerprint.ts';
import { deleteKey, readSecret, secretName, storeKey } from './keyStore.ts';
import { remoteSourceOf } from './record.ts';
import type { Rotation, RotationEvent } from './rotation.ts';
import type { Effect, Hands } from './rotationEffect.ts';
import { hindered, hold } from './rotationEffect.ts';
import { Secret } from './secret.ts';
import type { RemoteSource } from './source.ts';
import type { SourceError } from './sourceError.ts';

/**
 * The new key into the secret manager. A copy of the old one is kept here first: it is asked until it answers 401, and it is
 * what goes back if the rotation is called off. Whatever a crash leaves, the next attempt looks what is there.
 */
export const writeToSource: Effect = async (core, rotation, hands) => {
  const source = sourceOf(core, rotation);
  const successor = await hold(core, rotation.successor, hands);
  if (!successor.ok) return successor.error.kind === 'locked' ? hindered(core, 'locked') : giveUp('lost');
  if (!source) return giveUp('changed-meanwhile');
  const found = await look(core, rotation, source, hands);
  if (!found.ok) return found.error;
  if (found.value.is === 'new') return { is: 'written' };
  if (found.value.is === 'another') return giveUp('changed-meanwhile');
  const copied = await storeKey(core, rotation.old, found.value.key);
  if (!copied.ok) return hindered(core, copied.error.why);
  const written = await core.ports.sources.write(source, successor.value.call.key, hands.signal);
  if (!written.ok)
    return final.has(written.error.kind) ? giveUp(written.error.kind) : hindered(core, written.error.kind);
  return amiss('new', await look(core, rotation, source, hands), core) ?? { is: 'written' };
};

/** Called off: a key is revoked only when nobody is given it any more. */
export async function giveBack(core: VaultCore, rotation: Rotation, hands: Hands): Promise<RotationEvent | undefined> {
  const source = sourceOf(core, rotation);
  if (!source || rotation.replaces === undefined) return undefined;
  const copy = await copyOf(core, rotation);
  if (!copy.ok) return hindered(core, 'locked');
  // Without a copy nothing was written.
  if (copy.value === undefined) return undefined;
  const found = await look(core, rotation, source, hands);
  if (!found.ok) return found.error;
  if (found.value.is === 'new') {
    const written = await core.ports.sources.write(source, copy.value, hands.signal);
    if (!written.ok) return hindered(core, written.error.kind);
    const notBack = amiss('old', await look(core, rotation, source, hands), core);
    if (notBack) return notBack;
  }
  const dropped = await deleteKey(core, rotation.old);
  return dropped.ok ? undefined : hindered(core, 'locked');
}

const giveUp = (why: string): RotationEvent => ({ is: 'given up', why });

/** Trying again would not help, and nothing was written. */
const final: ReadonlySet<SourceError['kind']> = new Set(['not-writable', 'denied']);

const sourceOf = ({ index }: VaultCore, { old }: Rotation): RemoteSource | undefined => {
  const record = index.read().keys[old];
  return record && remoteSourceOf(record);
};

async function copyOf(core: VaultCore, { old }: Rotation): Promise<Result<Secret | undefined, { kind: 'locked' }>> {
  const copy = await readSecret(core, secretName(old));
  return copy.ok ? ok(copy.value === undefined ? undefined : new Secret(copy.value)) : copy;
}

type Found = { is: 'old' | 'new'; key: Secret } | { is: 'another' };

/** Which key the manager gives now, asked anew. */
async function look(
  core: VaultCore,
  rotation: Rotation,
  source: RemoteSource,
  hands: Hands,
): Promise<Result<Found, RotationEvent>> {
  core.ports.sources.forget(source);
  const read = await core.ports.sources.read(source, hands.signal);
  if (!read.ok) return isGone(read.error) ? ok({ is: 'another' }) : fail(hindered(core, read.error.kind));
  const key = read.value;
  const successor = await hold(core, rotation.successor, hands);
  if (successor.ok && isSame(successor.value.call.key, key)) return ok({ is: 'new', key });
  const copy = await copyOf(core, rotation);
  const print = await fingerprint(core, key);
  if (!copy.ok || !print.ok) return fail(hindered(core, 'locked'));
  if (copy.value ? isSame(copy.value, key) : print.value === rotation.replaces?.fingerprint)
    return ok({ is: 'old', key });
  const isNew = print.value === core.index.read().keys[rotation.successor]?.fingerprint;
  return ok(isNew ? { is: 'new', key } : { is: 'another' });
}

const isGone = ({ kind }: SourceError): boolean => kind === 'not-found' || kind === 'empty';

const isSame = (a: Secret, b: Secret): boolean => a.revealFor('fingerprint') === b.revealFor('fingerprint');

/** Some managers show a new version only after a while. */
function amiss(
  wanted: Found['is'],
  found: Result<Found, RotationEvent>,
  { ports }: VaultCore,
): RotationEvent | undefined {
  if (!found.ok) return found.error;
  return found.value.is === wanted ? undefined : { is: 'not yet', at: ports.clock.now() };
}
