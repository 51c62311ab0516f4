import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { record } from './add.ts';
import type { VaultCore } from './core.ts';
import type { Examination } from './health.ts';
import { examine, learn, ownerOf } from './health.ts';
import type { NotStored } from './keyStore.ts';
import { storeKey } from './keyStore.ts';
import { uniqueLabel } from './label.ts';
import type { Unwelcome } from './newcomer.ts';
import { fingerprintNew } from './newcomer.ts';
import type { KeyKind, KeyRecord } from './record.ts';
import type { Rotation } from './rotation.ts';
import { next } from './rotation.ts';
import type { Effect } from './rotationEffect.ts';
import { saveRotation } from './rotationEffect.ts';
import type { Secret } from './secret.ts';

export type PasteError =
  | { kind: 'not-waiting' }
  /** Also the old key again. */
  | Unwelcome
  | { kind: 'wrong-kind'; wanted: KeyKind; got: KeyKind }
  | { kind: 'not-verified'; examination: Exclude<Examination, { is: 'answered' }> }
  | NotStored;

/** Only a new key of the right kind that answers takes part in a rotation. */
export async function paste(
  core: VaultCore,
  id: string,
  key: Secret,
  signal?: AbortSignal,
): Promise<Result<Rotation, PasteError>> {
  const rotation = core.index.read().rotations[id];
  if (rotation?.step.is !== 'pasting') return fail({ kind: 'not-waiting' });
  const print = await fingerprintNew(core, key, rotation.successor);
  if (!print.ok) return print;
  const examined = await rightKind(core, rotation, key, signal);
  if (!examined.ok) return examined;
  const stored = await storeKey(core, rotation.successor, key);
  if (!stored.ok) return stored;
  await enter(core, rotation, {
    key,
    print: print.value,
    answered: examined.value,
    ...(await ownerNow(core, key, examined.value)),
  });
  return ok(await saveRotation(core, next(rotation, { is: 'pasted' })));
}

/** A crash may have come between the record and the journal: then the paste is already done. */
export const resumePaste: Effect = async (core, { successor }) =>
  Object.hasOwn(core.index.read().keys, successor) ? { is: 'pasted' } : undefined;

type Answered = Examination & { is: 'answered' };

async function rightKind(
  core: VaultCore,
  rotation: Rotation,
  key: Secret,
  signal?: AbortSignal,
): Promise<Result<Answered, PasteError>> {
  const examination = await examine(core.ports.api, key, rotation, signal);
  if (examination.is !== 'answered') return fail({ kind: 'not-verified', examination });
  const fits = rotation.kind === 'unknown' || examination.kind === rotation.kind;
  return fits ? ok(examination) : fail({ kind: 'wrong-kind', wanted: rotation.kind, got: examination.kind });
}

async function ownerNow({ ports }: VaultCore, key: Secret, { host }: Answered): Promise<Pick<KeyRecord, 'owner'>> {
  const identity = await ports.api.whoAmI({ key, host });
  return identity.ok ? { owner: ownerOf(identity.value) } : {};
}

interface Pasted extends Pick<KeyRecord, 'owner'> {
  key: Secret;
  print: string;
  answered: Answered;
}

async function enter(core: VaultCore, rotation: Rotation, { key, print, answered, owner }: Pasted): Promise<void> {
  const index = core.index.read();
  const now = core.ports.clock.now();
  const rotateAfterDays = index.keys[rotation.old]?.rotateAfterDays;
  await record(core, {
    id: rotation.successor,
    label: uniqueLabel(index, `new ${rotation.label}`, rotation.successor),
    kind: rotation.kind,
    host: rotation.host,
    profile: rotation.profile,
    lastFour: key.lastFour,
    fingerprint: print,
    createdAt: now,
    addedFrom: 'rotation',
    ...(owner && { owner }),
    ...(rotateAfterDays !== undefined && { rotateAfterDays }),
    ...learn(answered, now),
  });
}
