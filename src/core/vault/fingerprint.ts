import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { hex } from './core.ts';
import type { KeyIndex } from './keyIndex.ts';
import { attempt, readKey, readSecret } from './keyStore.ts';
import type { Secret } from './secret.ts';

/** The salt is a secret of its own: with it, a leaked index could be searched for a guessed key. */
const saltName = 'salt';

export async function fingerprint(core: VaultCore, key: Secret): Promise<Result<string, { kind: 'locked' }>> {
  const salt = await saltOf(core);
  if (!salt.ok) return salt;
  return ok(await core.ports.hasher.hmacSha256(bytesOf(salt.value), key.revealFor('fingerprint')));
}

/** Read back after it was made: of two windows that make one at the same time, both use the one that stayed. */
async function saltOf(core: VaultCore): Promise<Result<string, { kind: 'locked' }>> {
  const { secrets, random } = core.ports;
  const known = await readSecret(core, saltName);
  if (!known.ok) return known;
  if (known.value !== undefined) return ok(known.value);
  const fresh = hex(random.bytes(32));
  return attempt(async () => {
    await secrets.store(saltName, fresh);
    return (await secrets.get(saltName)) ?? fresh;
  });
}

const bytesOf = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

export interface KnownKey {
  id: string;
  label: string;
  is: 'current' | 'retiring' | 'retired';
}

/** What a scanner tells our keys by. No key can be made from it. */
export interface Recognition {
  /** In hexadecimal. */
  readonly salt: string;
  readonly keys: readonly (KnownKey & { readonly fingerprint: string })[];
}

/** Undefined where there is nothing to recognise, and then the storage is left alone. */
export async function recognition(core: VaultCore): Promise<Result<Recognition | undefined, { kind: 'locked' }>> {
  const known = knownKeys(core.index.read());
  if (known.size === 0) return ok(undefined);
  const salt = await saltOf(core);
  if (!salt.ok) return salt;
  return ok({ salt: salt.value, keys: [...known].map(([fingerprint, key]) => ({ ...key, fingerprint })) });
}

/** By fingerprint, every key the vault holds or held. */
export function knownKeys(index: KeyIndex): ReadonlyMap<string, KnownKey> {
  const known = new Map<string, KnownKey>();
  for (const { id, label, fingerprint } of Object.values(index.retired))
    known.set(fingerprint, { id, label, is: 'retired' });
  for (const { id, label, fingerprint, retiring } of Object.values(index.keys))
    known.set(fingerprint, { id, label, is: retiring ? 'retiring' : 'current' });
  return known;
}

/** The id of the same key, if the vault holds it. A salt that was lost made fingerprints differ, so the keys are asked too. */
export async function findSame(core: VaultCore, key: Secret, print: string): Promise<string | undefined> {
  const records = Object.values(core.index.read().keys);
  const match = records.find((record) => record.fingerprint === print);
  if (match) return match.id;
  for (const { id } of records.filter(({ lastFour }) => lastFour === key.lastFour)) {
    const held = await readKey(core, id);
    if (held.ok && held.value.revealFor('fingerprint') === key.revealFor('fingerprint')) return id;
  }
  return undefined;
}
