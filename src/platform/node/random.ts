import type { Random } from '#core/ports.ts';
import { randomBytes } from 'node:crypto';

export const systemRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  unit: () => randomBytes(4).readUInt32LE() / 2 ** 32,
};
