import { commonWords, countCommon } from './commonWords.ts';
import type { Edit } from './mapped.ts';

/** Decided line by line, a long line in pieces, so that one encoded sentence in a long text is still found. */
const piece = /[^\n]{1,400}(?:\s|$)|[^\n]{1,400}/g;

const rotated = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

const rotatedCommon: ReadonlySet<string> = new Set(
  Array.from(commonWords)
    .map(rotated)
    .filter((word) => !commonWords.has(word)),
);

/** Rot13: a piece with more rotated everyday words than plain ones. */
export function findRotated(text: string): readonly Edit[] {
  return piecesOf(text, ({ 0: line, index: start }) => {
    if (!hasRotatedVowels(line)) return [];
    const words = line.toLowerCase().match(/\p{L}+/gu) ?? [];
    return readsRotated(words) ? [{ start, end: start + line.length, text: rotated(line) }] : [];
  });
}

function readsRotated(words: readonly string[]): boolean {
  const hits = words.filter((word) => rotatedCommon.has(word));
  if (hits.length >= 2) return hits.length * 8 >= words.length && hits.length > 2 * countCommon(words);
  const [only = ''] = hits;
  return only.length > 2 ? words.length <= 8 && countCommon(words) === 0 : only !== '' && words.length <= 3;
}

/** Two letters in five are vowels; rotated, they are n, r, v, b and h. Counting is cheaper than splitting into words. */
function hasRotatedVowels(line: string): boolean {
  let plain = 0;
  let turned = 0;
  for (let i = 0; i < line.length; i++) {
    const letter = (line.charCodeAt(i) | 32) - 97;
    if (letter < 0 || letter > 25) continue;
    const bit = 1 << letter;
    if ((bit & vowels) !== 0) plain++;
    else if ((bit & rotatedVowels) !== 0) turned++;
  }
  return turned > plain;
}

const bitsOf = (letters: string): number =>
  Array.from(letters).reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);
const vowels = bitsOf('aeiou');
const rotatedVowels = bitsOf('nrvbh');

const digitLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};

const leetLetter = /[013457@$!|]/g;
const mixedWord = /[a-z][013457@$!|]|[013457@$|][a-z]/i;
const leetWord = /(?<![\w@$])(?=[\w@$!|]*[a-z])[a-z013457@$!|]*[013457@$|][a-z013457@$!|]*(?![\w@$])/gi;

/** L33t: a piece where a quarter of the words carry digits for letters, or a single such word that reads as a common one. */
export function findLeet(text: string): readonly Edit[] {
  if (!/[013457@$]/.test(text)) return [];
  return piecesOf(text, ({ 0: line, index }) => {
    if (!mixedWord.test(line)) return [];
    const disguised = Array.from(line.matchAll(leetWord));
    if (disguised.length === 0) return [];
    const words = line.match(/[\p{L}\p{N}@$!|]+/gu)?.length ?? 0;
    const pervasive = disguised.length >= 3 && disguised.length * 4 >= words;
    return disguised.flatMap(({ 0: word, index: at }) => {
      const plain = word.replace(leetLetter, (sign) => digitLetters[sign] ?? sign);
      if (!pervasive && !(plain.length > 4 && commonWords.has(plain.toLowerCase()))) return [];
      return [{ start: index + at, end: index + at + word.length, text: plain }];
    });
  });
}

const piecesOf = (text: string, editsIn: (match: RegExpExecArray) => readonly Edit[]): readonly Edit[] =>
  Array.from(text.matchAll(piece)).flatMap(editsIn);
