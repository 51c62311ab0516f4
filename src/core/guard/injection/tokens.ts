/** Words as the grammar and the model see them: lower case, without accents, each with where it starts. */
export interface Tokens {
  readonly words: readonly string[];
  readonly starts: Uint32Array;
}

/** Letters, digits and marks make words; in scripts written without spaces every character is a word of its own. */
const inWord = /[\p{L}\p{N}\p{M}]/u;
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

type Kind = 'gap' | 'letter' | 'word';

export function tokenise(text: string): Tokens {
  const folded = fold(text);
  const words: string[] = [];
  const starts: number[] = [];
  let start = -1;
  const close = (end: number): void => {
    if (start < 0) return;
    words.push(folded.slice(start, end));
    starts.push(start);
    start = -1;
  };
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at) ?? 0;
    const kind = kindOf(code);
    const next = at + (code > 0xffff ? 2 : 1);
    if (kind !== 'letter') close(at);
    if (kind !== 'gap' && start < 0) start = at;
    if (kind === 'word') close(next);
    at = next;
  }
  close(folded.length);
  return { words, starts: Uint32Array.from(starts) };
}

/** An expression asked for every character would cost more than all the rest. */
const kinds = new Map<number, Kind>();

function kindOf(code: number): Kind {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? 'letter' : 'gap';
  let kind = kinds.get(code);
  if (kind === undefined) {
    const character = String.fromCodePoint(code);
    kind = unspaced.test(character) ? 'word' : inWord.test(character) ? 'letter' : 'gap';
    kinds.set(code, kind);
  }
  return kind;
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
