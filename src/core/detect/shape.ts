import { identifierLikeness } from './bigrams.ts';

/** A Mistral key is 32 random letters and digits: no prefix, no checksum. Its randomness is all there is to see. */
export const keyLength = 32;

export interface Shape {
  /** Bits per character; random keys lie around 4.5, hexadecimal cannot pass 4. */
  readonly entropy: number;
  /** How often upper case, lower case and digits take turns. */
  readonly turns: number;
  /** Bits per pair in favour of an identifier. */
  readonly likeness: number;
}

/** Chosen so that together they lose far fewer than 2 in 10,000 random keys; the bench counts a million. */
const least = { entropy: 3.9, turns: 8 } as const;
const mostLikeness = 0;

/** The measures of a run that could be a key, or nothing when a person or a counter must have written it. */
export function keyShape(run: string): Shape | undefined {
  const turns = countTurns(run);
  if (turns < least.turns) return undefined;
  const entropy = entropyOf(run);
  if (entropy <= least.entropy) return undefined;
  const likeness = identifierLikeness(run);
  if (likeness >= mostLikeness || isCounted(run)) return undefined;
  return { entropy, turns, likeness };
}

/** Zero for a run without both cases: that alone drops every hash, UUID and slug. */
function countTurns(run: string): number {
  let turns = 0;
  let seen = 0;
  let before = 0;
  for (let at = 0; at < run.length; at++) {
    const kind = kindOf(run.charCodeAt(at));
    seen |= kind;
    if (kind !== before && at > 0) turns++;
    before = kind;
  }
  return (seen & (upper | lower)) === (upper | lower) ? turns : 0;
}

const digit = 1;
const upper = 2;
const lower = 4;
const kindOf = (code: number): number => (code < 58 ? digit : code < 91 ? upper : lower);

const tally = new Uint8Array(128);

/** Shannon entropy in bits per character. */
export function entropyOf(run: string): number {
  tally.fill(0);
  for (let at = 0; at < run.length; at++) {
    const code = run.charCodeAt(at) & 127;
    tally[code] = (tally[code] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of tally) if (count > 1) bits += count * Math.log2(count);
  return Math.log2(run.length) - bits / run.length;
}

/** `1a2B3c4D…` looks random to every other measure; its letters or digits follow one another. */
function isCounted(run: string): boolean {
  return followsItself(run, /[A-Za-z]/) || followsItself(run, /\d/);
}

function followsItself(run: string, kind: RegExp): boolean {
  const codes = Array.from(run.toLowerCase())
    .filter((character) => kind.test(character))
    .map((character) => character.charCodeAt(0));
  if (codes.length < 6) return false;
  const steps = codes.slice(1).filter((code, at) => code - (codes[at] ?? 0) === 1).length;
  return steps > 0.7 * (codes.length - 1);
}
