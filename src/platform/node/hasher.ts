import type { Hasher } from '#core/vault/ports.ts';
import { hmacSha256 } from './hash.ts';

export const nodeHasher: Hasher = { hmacSha256: (salt, text) => hmacSha256(text, salt) };
