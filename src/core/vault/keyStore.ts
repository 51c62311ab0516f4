import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { remoteSourceOf } from './record.ts';
import type { Unfetched } from './remoteKey.ts';
import { readRemoteKey } from './remoteKey.ts';
import { Secret } from './secret.ts';

const prefix = 'key/';
export const secretName = (id: string): string => `${prefix}${id}`;

export type Unreadable = { kind: 'lost' } | { kind: 'locked' } | Unfetched;
export type NotStored = { kind: 'not-stored'; why: 'locked' | 'read back differently' };

/** Locked keyrings often open a moment later, when the person has answered the system's dialog. */
const secondLookAfter = 200;

/** From wherever the key lives. A key of a secret manager is fetched, and no copy of it is stored. */
export async function readKey(core: VaultCore, id: string, signal?: AbortSignal): Promise<Result<Secret, Unreadable>> {
  if (core.closed) return fail({ kind: 'locked' });
  const record = core.index.read().keys[id];
  const source = record && remoteSourceOf(record);
  return note(core, id, source ? await readRemoteKey(core.ports.sources, source, signal) : await readHeld(core, id));
}

async function readHeld(core: VaultCore, id: string): Promise<Result<Secret, Unreadable>> {
  const read = await readSecret(core, secretName(id));
  if (!read.ok) return read;
  return read.value === undefined ? fail({ kind: 'lost' }) : ok(new Secret(read.value));
}

/** A read that throws says nothing about the secret, only about the storage. */
export async function readSecret(
  core: VaultCore,
  name: string,
): Promise<Result<string | undefined, { kind: 'locked' }>> {
  const { secrets, clock } = core.ports;
  try {
    return ok(await secrets.get(name));
  } catch {
    await clock.sleep(secondLookAfter);
    return attempt(() => secrets.get(name));
  }
}

/** Stored is what can be read back. */
export async function storeKey(core: VaultCore, id: string, key: Secret): Promise<Result<void, NotStored>> {
  const { secrets } = core.ports;
  const raw = key.revealFor('secret storage');
  const readBack = await attempt(async () => {
    await secrets.store(secretName(id), raw);
    return secrets.get(secretName(id));
  });
  if (!readBack.ok) return fail({ kind: 'not-stored', why: 'locked' });
  if (readBack.value !== raw) return fail({ kind: 'not-stored', why: 'read back differently' });
  core.storage.set(id, 'present');
  return ok(undefined);
}

export const deleteKey = ({ ports }: VaultCore, id: string): Promise<Result<void, { kind: 'locked' }>> =>
  attempt(() => ports.secrets.delete(secretName(id)));

/** The ids of all stored keys, whether the index knows them or not. */
export async function storedIds({ ports }: VaultCore): Promise<Result<ReadonlySet<string>, { kind: 'locked' }>> {
  const names = await attempt(() => ports.secrets.keys());
  if (!names.ok) return names;
  return ok(new Set(names.value.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))));
}

export async function attempt<Value>(call: () => Promise<Value>): Promise<Result<Value, { kind: 'locked' }>> {
  try {
    return ok(await call());
  } catch {
    return fail({ kind: 'locked' });
  }
}

const answers = { lost: 'absent', locked: 'locked' } as const;

function note(core: VaultCore, id: string, read: Result<Secret, Unreadable>): Result<Secret, Unreadable> {
  const because = read.ok || !('because' in read.error) ? undefined : read.error.because;
  if (because?.kind === 'cancelled') return read;
  const answer = read.ok ? 'present' : answers[read.error.kind];
  const isNew = core.storage.get(id) !== answer || core.unfetched.get(id)?.kind !== because?.kind;
  core.storage.set(id, answer);
  if (because) core.unfetched.set(id, because);
  else core.unfetched.delete(id);
  if (isNew) core.changed();
  return read;
}
