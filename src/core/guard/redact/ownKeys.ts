import type { Entity, Recogniser } from './entity.ts';
import { looksDrawn } from './keys.ts';

const keyLength = 32;
/** A model that spells a key out puts little between its parts; a page of text is no disguise. */
const widest = 120;

/**
 * The person's own keys, told by fingerprint: the one certain way to know a key that has no prefix. Also in parts, with
 * spaces or marks between them, and from its end to its beginning.
 */
export const recogniseOwnKeys =
  (isOwnKey: (candidate: string) => boolean): Recogniser =>
  (text) => {
    const runs = Array.from(text.matchAll(/[A-Za-z0-9]+/g), ({ 0: letters, index: start }) => ({ letters, start }));
    return runs.flatMap((_, first) => {
      const found = joinedFrom(runs, first);
      return found !== undefined && looksDrawn(found.letters) && isEitherWay(found.letters, isOwnKey)
        ? [found.entity]
        : [];
    });
  };

interface Run {
  readonly letters: string;
  readonly start: number;
}

/** The runs from this one on that make up the length of a key, no more and no less. */
function joinedFrom(runs: readonly Run[], first: number): { letters: string; entity: Entity } | undefined {
  const from = runs[first]?.start ?? 0;
  let letters = '';
  for (let next = first; letters.length < keyLength; next++) {
    const run = runs[next];
    if (run === undefined || run.start - from > widest) return undefined;
    letters += run.letters;
    if (letters.length === keyLength)
      return { letters, entity: { type: 'key', start: from, end: run.start + run.letters.length } };
  }
  return undefined;
}

const isEitherWay = (letters: string, isOwnKey: (candidate: string) => boolean): boolean =>
  isOwnKey(letters) || isOwnKey(Array.from(letters).reverse().join(''));
