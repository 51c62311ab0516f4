import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { findListed } from './adminKeys.ts';
import type { VaultCore } from './core.ts';
import { newId } from './core.ts';
import { fingerprint } from './fingerprint.ts';
import { ownerOf } from './health.ts';
import type { KeyRecord } from './record.ts';
import { remoteSourceOf } from './record.ts';
import type { Unfetched } from './remoteKey.ts';
import { readRemoteKey } from './remoteKey.ts';
import type { Rotation } from './rotation.ts';
import { isOpen } from './rotation.ts';
import type { Held } from './rotationEffect.ts';
import { hold, saveRotation } from './rotationEffect.ts';
import type { RemoteSource } from './source.ts';

export type StartError =
  | { kind: 'no-such-key' }
  | { kind: 'already-rotating'; id: string }
  | { kind: 'unreadable'; which: 'key' | 'admin key'; why: 'lost' | 'locked' }
  | { kind: 'admin-refused'; error: MistralError }
  /** Where nothing can be written: what is made here would not be what others read there. */
  | { kind: 'lives-elsewhere'; source: RemoteSource }
  /** The Admin key does not see the old key, or cannot tell it from another: rotate it by hand. */
  | { kind: 'not-managed' }
  | { kind: 'locked' }
  | Unfetched;

export interface ManagedWish {
  admin: string;
  expiresAt?: number;
  /** How long the old key goes on answering after the switch. */
  graceMs: number;
}

/** Finds out all it needs before anything is changed; then the journal is written, and only then is there something to drive. */
export async function startManaged(
  core: VaultCore,
  old: string,
  wish: ManagedWish,
): Promise<Result<Rotation, StartError>> {
  const record = rotatable(core, old);
  if (!record.ok) return record;
  const admin = await hold(core, wish.admin, {});
  if (!admin.ok) return fail({ kind: 'unreadable', which: 'admin key', why: admin.error.kind });
  const began = await begin(core, record.value);
  if (!began.ok) return began;
  const draft = began.value;
  const target = await identify(core, { ...record.value, ...draft.replaces }, admin.value);
  if (!target.ok) return target;
  const { graceMs, expiresAt } = wish;
  const means = { by: 'admin key', admin: wish.admin, graceMs, name: nameFor(draft), ...target.value } as const;
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  return ok(await saveRotation(core, { ...draft, means: { ...means, ...expiry }, step: { is: 'creating' } }));
}

export async function startGuided(core: VaultCore, old: string): Promise<Result<Rotation, StartError>> {
  const record = rotatable(core, old);
  if (!record.ok) return record;
  const began = await begin(core, record.value);
  if (!began.ok) return began;
  return ok(await saveRotation(core, { ...began.value, means: { by: 'person' }, step: { is: 'pasting' } }));
}

/** Of a key that lives elsewhere the command says so; the button is not shown. */
export const canRotate = (record: KeyRecord): boolean =>
  record.kind !== 'admin' && record.retiring === undefined && takesKeys(remoteSourceOf(record));

/** What a program prints is not ours to change; whether another place can be written to shows when it is. */
const takesKeys = (source: RemoteSource | undefined): boolean => source?.kind !== 'command';

function rotatable(core: VaultCore, id: string): Result<KeyRecord, StartError> {
  const { keys, rotations } = core.index.read();
  const record = keys[id];
  if (!record) return fail({ kind: 'no-such-key' });
  const source = remoteSourceOf(record);
  if (source && !takesKeys(source)) return fail({ kind: 'lives-elsewhere', source });
  const open = Object.values(rotations).find((one) => isOpen(one) && (one.old === id || one.successor === id));
  return open ? fail({ kind: 'already-rotating', id: open.id }) : ok(record);
}

interface Target {
  oldApiKeyId: string;
  workspaceId: string;
  userId: string;
}

async function identify(core: VaultCore, old: KeyRecord, admin: Held): Promise<Result<Target, StartError>> {
  const owner = await ownerNow(core, old);
  const listed = await core.ports.api.listKeys(admin.call, old.lastFour);
  if (!listed.ok) return fail({ kind: 'admin-refused', error: listed.error });
  const sure = findListed(listed.value, { lastFour: old.lastFour, owner });
  if (!sure || !owner?.workspaceId) return fail({ kind: 'not-managed' });
  return ok({ oldApiKeyId: sure.id, workspaceId: owner.workspaceId, userId: owner.userId });
}

/** A dead key no longer says whose it is; then what it said when it lived has to do. */
async function ownerNow(core: VaultCore, old: KeyRecord): Promise<KeyRecord['owner']> {
  const held = await hold(core, old.id, {});
  const identity = held.ok ? await core.ports.api.whoAmI(held.value.call) : undefined;
  return identity?.ok ? ownerOf(identity.value) : old.owner;
}

type Draft = Omit<Rotation, 'means' | 'step'>;

async function begin(core: VaultCore, record: KeyRecord): Promise<Result<Draft, StartError>> {
  const { id, label, kind, host, profile } = record;
  const source = remoteSourceOf(record);
  const replaced = source ? await whatIsThere(core, source) : ok({});
  if (!replaced.ok) return replaced;
  const startedAt = core.ports.clock.now();
  const subject = { old: id, label, kind, host, profile, ...replaced.value };
  return ok({ ...subject, id: newId(core), successor: newId(core), startedAt, tries: 0, retryAt: 0, changed: 0 });
}

/** Fetched anew: somebody may have rotated it there since we last looked. */
async function whatIsThere(
  core: VaultCore,
  source: RemoteSource,
): Promise<Result<Pick<Draft, 'replaces'>, StartError>> {
  core.ports.sources.forget(source);
  const key = await readRemoteKey(core.ports.sources, source);
  if (!key.ok) return key;
  const print = await fingerprint(core, key.value);
  return print.ok ? ok({ replaces: { fingerprint: print.value, lastFour: key.value.lastFour } }) : print;
}

/** What people see in the console: whose successor it is, and which rotation made it. */
const nameFor = ({ label, id }: { label: string; id: string }) => `${label.slice(0, 200)} · ${id}`;
