import type { EntityType, Recogniser } from './entity.ts';

/** Finds words a person listed, and who git says they are: as whole words, whatever the case. */
export function recogniseWords(type: EntityType, words: readonly string[]): Recogniser {
  const listed = words.map((word) => word.trim()).filter((word) => word.length >= 2);
  if (listed.length === 0) return () => [];
  const longestFirst = listed.toSorted((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) =>
    Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({ type, start: index, end: index + word.length }));
}

/** A hyphen is no sign of its own outside a class, and must not be escaped there. */
const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
