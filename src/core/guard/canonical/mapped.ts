import type { Span } from '../span.ts';

/** Replace `start..end` by `text`. Lists of edits are sorted and do not overlap. */
export interface Edit extends Span {
  readonly text: string;
}

/** A text made from another one that still knows where each part of it came from. */
export interface MappedText {
  readonly text: string;
  /** The part of the original that this part of `text` stands for. */
  origin(span: Span): Span;
}

export const unmapped = (text: string): MappedText => ({ text, origin: (span) => span });

export function rewrite(source: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return source;
  const placed = place(edits);
  return {
    text: applyEdits(source.text, edits),
    origin: ({ start, end }) =>
      source.origin({ start: sourceOf(placed, start, 'start'), end: sourceOf(placed, end, 'end') }),
  };
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** An edit and where its replacement begins in the new text. */
type Placed = Edit & { readonly at: number };

function place(edits: readonly Edit[]): readonly Placed[] {
  let shift = 0;
  return edits.map((edit) => {
    const at = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { ...edit, at };
  });
}

function sourceOf(placed: readonly Placed[], offset: number, side: 'start' | 'end'): number {
  const edit = lastAtOrBefore(placed, side === 'start' ? offset : offset - 1);
  if (edit === undefined) return offset;
  const inside = offset - edit.at;
  const length = edit.text.length;
  if (inside >= length && !(side === 'end' && inside === length)) return edit.end + inside - length;
  if (length === edit.end - edit.start) return edit.start + inside;
  return side === 'start' ? edit.start : edit.end;
}

function lastAtOrBefore(placed: readonly Placed[], offset: number): Placed | undefined {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((placed[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return placed[low - 1];
}
