import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { newId } from './core.ts';
import { ownerOf } from './health.ts';
import type { KeyRecord } from './record.ts';
import { remoteSourceOf } from './record.ts';
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
  /** In a secret manager: what is made here would not be what others read there. */
  | { kind: 'lives-elsewhere'; source: RemoteSource }
  /** The Admin key does not see the old key, or cannot tell it from another: rotate it by hand. */
  | { kind: 'not-managed' };

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
  const target = await identify(core, record.value, admin.value);
  if (!target.ok) return target;
  const draft = begin(core, record.value);
  const { graceMs, expiresAt } = wish;
  const means = { by: 'admin key', admin: wish.admin, graceMs, name: nameFor(draft), ...target.value } as const;
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  return ok(await saveRotation(core, { ...draft, means: { ...means, ...expiry }, step: { is: 'creating' } }));
}

export async function startGuided(core: VaultCore, old: string): Promise<Result<Rotation, StartError>> {
  const record = rotatable(core, old);
  if (!record.ok) return record;
  const draft = begin(core, record.value);
  return ok(await saveRotation(core, { ...draft, means: { by: 'person' }, step: { is: 'pasting' } }));
}

function rotatable(core: VaultCore, id: string): Result<KeyRecord, StartError> {
  const { keys, rotations } = core.index.read();
  const record = keys[id];
  if (!record) return fail({ kind: 'no-such-key' });
  const source = remoteSourceOf(record);
  if (source) return fail({ kind: 'lives-elsewhere', source });
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
  const alike = listed.value.filter(({ hidden }) => hidden.endsWith(old.lastFour));
  const sure = alike.find(({ id }) => id === owner?.apiKeyId) ?? (alike.length === 1 ? alike[0] : undefined);
  if (!sure || !owner?.workspaceId) return fail({ kind: 'not-managed' });
  return ok({ oldApiKeyId: sure.id, workspaceId: owner.workspaceId, userId: owner.userId });
}

/** A dead key no longer says whose it is; then what it said when it lived has to do. */
async function ownerNow(core: VaultCore, old: KeyRecord): Promise<KeyRecord['owner']> {
  const held = await hold(core, old.id, {});
  const identity = held.ok ? await core.ports.api.whoAmI(held.value.call) : undefined;
  return identity?.ok ? ownerOf(identity.value) : old.owner;
}

const begin = (core: VaultCore, { id, label, kind, host, profile }: KeyRecord) => ({
  id: newId(core),
  old: id,
  successor: newId(core),
  label,
  kind,
  host,
  profile,
  startedAt: core.ports.clock.now(),
  tries: 0,
  retryAt: 0,
  changed: 0,
});

/** What people see in the console: whose successor it is, and which rotation made it. */
const nameFor = ({ label, id }: { label: string; id: string }) => `${label.slice(0, 200)} · ${id}`;
