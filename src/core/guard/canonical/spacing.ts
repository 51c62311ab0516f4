import { commonWords } from './commonWords.ts';
import type { Edit } from './mapped.ts';

/** `i g n o r e`, `i-g-n-o-r-e`, one letter a line: at least five single letters, each one separator apart. */
const spelled =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}@$](?:(?:[ \t._*|·-]|\r?\n|\s{2,5})[\p{L}\p{N}@$!?.,'](?![\p{L}\p{N}])){4,}/gu;

/** Joins spelled-out words; where the gap is wider than one separator a new word begins. */
export function findSpelled(text: string): readonly Edit[] {
  return Array.from(text.matchAll(spelled)).flatMap(({ 0: run, index: start }) => {
    if (/^[\d\s.,]+$/.test(run)) return [];
    return [{ start, end: start + run.length, text: join(run) }];
  });
}

const join = (run: string): string =>
  run
    .split(/\s{2,5}/)
    .map((word) => word.replace(/([\p{L}\p{N}@$!?.,'])(?:[ \t._*|·-]|\n)/gu, '$1'))
    .map((word) => (word.length > 12 ? separate(word) : word))
    .join(' ');

/** Without wider gaps the words ran together: cut at the longest common word that fits, letter by letter elsewhere. */
function separate(glued: string): string {
  const words: string[] = [];
  let at = 0;
  while (at < glued.length) {
    const word = longestCommonAt(glued, at);
    words.push(word);
    at += word.length;
  }
  return words.join(' ');
}

function longestCommonAt(glued: string, at: number): string {
  for (let length = 12; length > 1; length--) {
    const word = glued.slice(at, at + length);
    if (commonWords.has(word.toLowerCase())) return word;
  }
  return glued.charAt(at);
}
