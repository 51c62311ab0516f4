import { createHmac } from 'node:crypto';
import type { Hasher } from '#core/vault/ports.ts';

export const nodeHasher: Hasher = {
  hmacSha256: (salt, text) => createHmac('sha256', salt).update(text, 'utf8').digest('hex'),
};
