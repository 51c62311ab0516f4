import type { Span } from '../span.ts';
import type { Features } from './features.ts';
import { featuresOf } from './features.ts';
import type { NumberSet } from './numberSet.ts';
import { numberSet } from './numberSet.ts';
import type { Tokens } from './tokens.ts';
import { windowsOf } from './windows.ts';

/** The log-odds that stand for a score of 0.5 and 0.9, chosen on training data. */
export interface Calibration {
  readonly warn: number;
  readonly block: number;
}

/** A logistic regression over hashed features: one weight a bucket, readable, deterministic, retrained by one script. */
export interface Model extends Calibration {
  /** In steps of `scale`: a byte each when shipped, so that all of them stay near the processor. */
  readonly weights: Int8Array | Float32Array;
  readonly scale: number;
  readonly bias: number;
}

export interface ModelFile extends Calibration {
  readonly provenance: unknown;
  readonly bias: number;
  readonly scale: number;
  /** One printable character a weight. */
  readonly weights: string;
}

/** Backslash and quote would need escaping in JSON; the alphabet steps around them. */
export const levels = 40;
const first = 36;

export function readModel({ weights, scale, bias, warn, block }: ModelFile): Model {
  const decoded = Int8Array.from(weights, (character) => {
    const code = character.charCodeAt(0);
    return (code > 92 ? code - 1 : code) - first - levels;
  });
  return { weights: decoded, scale, bias, warn, block };
}

export const writeWeight = (level: number): string => {
  const code = level + levels + first;
  return String.fromCharCode(code >= 92 ? code + 1 : code);
};

export interface WindowOdds extends Span {
  readonly logit: number;
}

/** The log-odds of each window. */
export function scoreWindows(model: Model, tokens: Tokens, textLength: number): readonly WindowOdds[] {
  const features = featuresOf(tokens, model.weights.length);
  const seen = numberSet(features.buckets.length);
  return windowsOf(textLength).map((window) => ({
    ...window,
    logit: logitOf(model, features, window, seen),
  }));
}

/** A feature counts once a window however often it occurs: repeating a harmless word cannot drown an attack. */
function logitOf(model: Model, { buckets, starts }: Features, window: Span, seen: NumberSet): number {
  const end = firstAtOrAfter(starts, window.end);
  let sum = 0;
  let different = 0;
  seen.clear();
  for (let i = firstAtOrAfter(starts, window.start); i < end; i++) {
    const bucket = buckets[i] ?? 0;
    if (!seen.add(bucket)) continue;
    different++;
    sum += model.weights[bucket] ?? 0;
  }
  return model.bias + (sum * model.scale) / Math.sqrt(Math.max(different, fewest));
}

/** Two words are not evidence enough for a verdict: short texts are damped. */
export const fewest = 24;

export function firstAtOrAfter(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From 0 to 1, for the log-odds of a window. */
export const scoreOf = ({ warn, block }: Calibration, logit: number): number =>
  1 / (1 + Math.exp(-((logit - warn) * Math.log(9)) / (block - warn)));
