/** Words as the grammar and the model see them: lower case, without accents, each with where it starts. */
export interface Tokens {
  readonly words: readonly string[];
  readonly starts: Uint32Array;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
const asciiWord = /[a-z0-9]+/g;

/** Scripts written without spaces: every character is a word of its own there. */
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export function tokenise(text: string): Tokens {
  const folded = fold(text);
  const words: string[] = [];
  const starts: number[] = [];
  const add = (token: string, start: number): void => {
    words.push(token);
    starts.push(start);
  };
  const pattern = /[^\0-\x7f]/.test(folded) ? word : asciiWord;
  for (const { 0: token, index } of folded.matchAll(pattern)) {
    if (pattern === asciiWord || !unspaced.test(token)) add(token, index);
    else for (const { 0: letter, index: at } of token.matchAll(/./gsu)) add(letter, index + at);
  }
  return { words, starts: Uint32Array.from(starts) };
}

/** One lower-case letter for each character, so that offsets stay; marks that combine are left where they are. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  const folded = lower.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').charAt(0));
  return folded.length === text.length ? folded : text;
}

/** A grammar or a model reads a word list folded the same way. */
export const foldWord = fold;
