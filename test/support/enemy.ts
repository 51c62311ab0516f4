import assert from 'node:assert/strict';
import { workClock } from '#platform/node/workClock.ts';

/** What a hostile file repeats for ever: the characters that patterns count, and the beginnings of what they look for. */
const alphabet = [
  'a',
  '_',
  'A',
  '0',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '-',
  '=',
  ':',
  '"',
  "'",
  '`',
  '(',
  ')',
  '{',
  '[',
  '}',
  '<',
  '\\',
  '/',
  '.',
  '$',
  '@',
];

const shortest = 4;

/** Every beginning of every line of some examples that fire, cut between words: a pattern that comes so far and fails begins anew. */
export function unitsFrom(examples: readonly string[]): readonly string[] {
  const lines = examples.flatMap((text) => text.split('\n')).filter((line) => line.length >= shortest);
  const beginnings = lines.flatMap((line) =>
    [...line.matchAll(/\w+|\s+|[^\w\s]/g)].map(({ index, 0: token }) => line.slice(0, index + token.length)),
  );
  const words = lines.flatMap((line) => line.match(/\w{4,}/g) ?? []);
  const units = [...beginnings, ...words].flatMap((unit) => [unit, `${unit}\n`, `${unit} `]);
  return [...new Set([...alphabet, ...units])];
}

export const repeated = (unit: string, size: number): string =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const milliseconds = (run: () => void): number => {
  const started = workClock.now();
  run();
  return workClock.now() - started;
};

const screened = 1 << 15;
const megabyte = 1 << 20;
const suspects = 4;
/** Below this a clock measures the machine more than the program. */
const floor = 40;

export interface Slow {
  readonly unit: string;
  readonly grows: number;
}

/**
 * Looks at a short text made of each unit, and again at half of the size and the whole size for those that took longest: what grows
 * fourfold there is quadratic. A ratio holds on a busy machine, where a time does not.
 */
export function slowOnes(units: readonly string[], look: (text: string) => void, size = megabyte): readonly Slow[] {
  const ranked = units
    .map((unit) => ({ unit, time: milliseconds(() => look(`mistral\n${repeated(unit, screened)}`)) }))
    .sort((one, other) => other.time - one.time);
  return ranked.slice(0, suspects).map(({ unit }) => {
    const half = milliseconds(() => look(`mistral\n${repeated(unit, size / 2)}`));
    const whole = milliseconds(() => look(`mistral\n${repeated(unit, size)}`));
    return { unit, grows: whole / Math.max(half, floor) };
  });
}

/** A clock that was held up once is asked again; what is quadratic is so every time. */
export function assertLinear(units: readonly string[], look: (text: string) => void, size?: number): void {
  const slow = slowOnes(units, look, size).filter(({ grows }) => grows >= 3);
  const still =
    slow.length === 0
      ? []
      : slowOnes(
          slow.map(({ unit }) => unit),
          look,
          size,
        ).filter(({ grows }) => grows >= 3);
  assert.deepEqual(still, []);
}
