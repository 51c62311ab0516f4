import { bigramTable } from './bigramTable.ts';

export const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Weights are bits, kept as one printable character each: `(` to `z` (no quote, no backslash… see `encodeWeight`). */
const origin = '('.charCodeAt(0);
const stepsPerBit = 4;
const steps = 51;
const lowest = -8;

export function encodeWeight(bits: number): string {
  const step = Math.round((bits - lowest) * stepsPerBit);
  return String.fromCharCode(origin + Math.min(steps, Math.max(0, step)));
}

const decodeWeight = (code: number): number => (code - origin) / stepsPerBit + lowest;

/** Indexed by two character codes at once, so that scoring a run is one lookup a pair. */
const weights = new Float32Array(128 * 128);
for (const [row, line] of bigramTable.entries())
  for (const [column, second] of Array.from(alphabet).entries())
    weights[(alphabet.charCodeAt(row) << 7) | second.charCodeAt(0)] = decodeWeight(line.charCodeAt(column));

/** Bits per pair in favour of "a person named this": above zero for identifiers, far below for random characters. */
export function identifierLikeness(run: string): number {
  let sum = 0;
  for (let at = 1; at < run.length; at++)
    sum += weights[((run.charCodeAt(at - 1) & 127) << 7) | (run.charCodeAt(at) & 127)] ?? 0;
  return sum / (run.length - 1);
}
