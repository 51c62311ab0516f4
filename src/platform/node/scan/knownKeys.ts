import type { KnownKey, Recognise } from '#core/detect/known.ts';
import { hmacSha256 } from '../hash.ts';

/** What a worker is told about the person's keys: nothing that a key could be made from. */
export interface KnownKeySet {
  /** In hexadecimal, as the vault keeps it. */
  readonly salt: string;
  /** HMAC-SHA256 of each key under `salt`, in hexadecimal. */
  readonly keys: readonly (KnownKey & { readonly fingerprint: string })[];
}

export function recogniser({ salt, keys }: KnownKeySet): Recognise | undefined {
  if (keys.length === 0) return undefined;
  const known = new Map(keys.map((key) => [key.fingerprint, key]));
  const bytes = Buffer.from(salt, 'hex');
  return (run) => known.get(hmacSha256(run, bytes));
}
