import type { Piece } from '#core/guard/redact/restore.ts';

export type MarkedPiece = Exclude<Piece, { kind: 'text' }>;

/** Which private-use character stands for which piece. */
export type Marks = ReadonlyMap<string, MarkedPiece>;

/**
 * A piece that is not plain text stands in the Markdown as one private-use character: nothing in a restored value is ever
 * read as Markdown or as code, nothing can cut it in two, and it comes out again wherever it lands.
 */
const privateUse = /[\uE000-\uF8FF]/g;
const firstMark = 0xe000;
const mostMarks = 0xf8ff - firstMark + 1;

/** The pieces as one text. A text that brings private-use characters along cannot pass for a piece. */
export function markdownOf(pieces: readonly Piece[]): { markdown: string; marks: Marks } {
  const marks = new Map<string, MarkedPiece>();
  const known = new Map<string, string>();
  const mark = (piece: MarkedPiece): string => {
    const id = `${piece.kind} ${piece.name} ${piece.text}`;
    const character = known.get(id) ?? String.fromCharCode(firstMark + (known.size % mostMarks));
    known.set(id, character);
    marks.set(character, piece);
    return character;
  };
  const texts = pieces.map((piece) => (piece.kind === 'text' ? piece.text.replace(privateUse, '\uFFFD') : mark(piece)));
  return { markdown: texts.join('').replace(/\r\n?/g, '\n'), marks };
}

export const holdsPiece = (text: string): boolean => text.search(privateUse) !== -1;

/** What a run of text is made of, once the Markdown around it is gone. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'piece'; readonly piece: MarkedPiece }
  /** A character that would reorder what is seen. */
  | { readonly kind: 'control'; readonly name: string };

/** Pieces, and the embeddings, overrides and isolates that make text, code above all, read as something it is not. */
const special = /[\uE000-\uF8FF\u202A-\u202E\u2066-\u2069]/g;

export function runsOf(text: string, marks: Marks): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: character, index } of text.matchAll(special)) {
    if (index > at) runs.push({ kind: 'text', text: text.slice(at, index) });
    const piece = marks.get(character);
    runs.push(piece === undefined ? { kind: 'control', name: codePointOf(character) } : { kind: 'piece', piece });
    at = index + 1;
  }
  if (at < text.length) runs.push({ kind: 'text', text: text.slice(at) });
  return runs;
}

const codePointOf = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase()}`;
