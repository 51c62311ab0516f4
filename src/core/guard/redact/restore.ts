import { mentionsIn, unfinishedPlaceholder } from './placeholder.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A piece of a reply as it is shown. The view marks values as restored, and what it cannot restore as such. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'restored'; text: string; name: string }
  | { kind: 'withheld'; text: string; name: string }
  | { kind: 'unknown'; text: string; name: string };

/** Puts values back in one pass: what a value contains is never read as a placeholder again. */
export function restore(text: string, vocabulary: Vocabulary): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, name } of mentionsIn(text)) {
    if (start > at) pieces.push({ kind: 'text', text: text.slice(at, start) });
    pieces.push(pieceFor(name, text.slice(start, end), vocabulary));
    at = end;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

function pieceFor(name: string, written: string, vocabulary: Vocabulary): Piece {
  const meaning = vocabulary.lookUp(name);
  return meaning.kind === 'value'
    ? { kind: 'restored', text: meaning.value, name }
    : { kind: meaning.kind, text: written, name };
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('');

export interface Restorer {
  push(chunk: string): readonly Piece[];
  end(): readonly Piece[];
}

/** The same for a text that arrives in pieces: what may be the beginning of a placeholder waits for its end. */
export function createRestorer(vocabulary: Vocabulary): Restorer {
  let waiting = '';
  return {
    push: (chunk) => {
      const text = waiting + chunk;
      const cut = unfinishedPlaceholder.exec(text.slice(-longestPlaceholder));
      const ready = cut === null ? text.length : Math.max(0, text.length - longestPlaceholder) + cut.index;
      waiting = text.slice(ready);
      return restore(text.slice(0, ready), vocabulary);
    },
    end: () => {
      const last = waiting;
      waiting = '';
      return restore(last, vocabulary);
    },
  };
}

const longestPlaceholder = 32;
