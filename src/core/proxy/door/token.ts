import type { Clock, Random } from '#core/ports.ts';
import type { PolicyName } from '../../guard/policy/policy.ts';
import type { Recogniser } from '../../guard/redact/entity.ts';

/** What a proxy token may be used for. What is absent is not limited any further. */
export interface Scope {
  readonly policy?: PolicyName;
  readonly paths?: readonly string[];
  readonly models?: readonly string[];
  /** US dollars for a day. */
  readonly dollarsPerDay?: number;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** A token as it is kept: what it was is not among it. */
export interface TokenRecord {
  readonly id: string;
  readonly label: string;
  /** SHA-256 in hexadecimal; of 256 random bits there is nothing to guess from it. */
  readonly hash: string;
  readonly scope: Scope;
  readonly createdAt: number;
  readonly revokedAt?: number;
}

export type Sha256 = (text: string) => string;

const tokenShape = /^mg_[A-Za-z0-9_-]{43}$/;

/** A token of ours has no business in a message either. */
export const recogniseProxyTokens: Recogniser = (text) =>
  Array.from(text.matchAll(/\bmg_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g), ({ 0: token, index: start }) => ({
    type: 'key',
    start,
    end: start + token.length,
  }));

/** The raw token exists here, and then with whoever asked for it. */
export function issueToken(
  label: string,
  scope: Scope,
  { random, clock, sha256 }: { random: Random; clock: Pick<Clock, 'now'>; sha256: Sha256 },
): { readonly raw: string; readonly record: TokenRecord } {
  const raw = `mg_${base64url(random.bytes(32))}`;
  const id = base64url(random.bytes(6));
  return { raw, record: { id, label, hash: sha256(raw), scope, createdAt: clock.now() } };
}

export type Recognised =
  | { readonly kind: 'valid'; readonly record: TokenRecord }
  | { readonly kind: 'missing' | 'unknown' | 'expired' | 'revoked' };

/** Looks at every record to the end, so that the time it takes says nothing about where it stopped. */
export function recogniseToken(
  presented: string | undefined,
  records: readonly TokenRecord[],
  sha256: Sha256,
  now: number,
): Recognised {
  if (presented === undefined) return { kind: 'missing' };
  if (!tokenShape.test(presented)) return { kind: 'unknown' };
  const hash = sha256(presented);
  const record = records.filter((each) => sameText(each.hash, hash))[0];
  if (record === undefined) return { kind: 'unknown' };
  if (record.revokedAt !== undefined) return { kind: 'revoked' };
  return record.scope.expires <= now ? { kind: 'expired' } : { kind: 'valid', record };
}

function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function base64url(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 6; bits -= 6) text += alphabet[(held >> (bits - 6)) & 63];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (6 - bits)) & 63] : text;
}
