import type { TextEdit } from '#core/fixes/edit.ts';

/** A paste as VS Code takes it: what is inserted, and what changes elsewhere. Offsets are into the text before the paste. */
export interface Pasted {
  readonly text: string;
  readonly around: readonly TextEdit[];
}

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly pasted: string;
}

/** Takes apart edits that were made for the text after the paste. */
export function asPaste(edits: readonly TextEdit[], { start, end, pasted }: Insertion): Pasted | undefined {
  const pastedEnd = start + pasted.length;
  const shift = (at: number): number => at - pastedEnd + end;
  const [inside, ...others] = edits.filter((edit) => edit.start < pastedEnd && edit.end > start);
  if (inside === undefined || others.length > 0) return undefined;
  const outside = edits.filter((edit) => edit !== inside);
  const text =
    pasted.slice(0, Math.max(0, inside.start - start)) + inside.text + pasted.slice(Math.max(0, inside.end - start));
  const around = [
    ...outside.map((edit) =>
      edit.start >= pastedEnd ? { ...edit, start: shift(edit.start), end: shift(edit.end) } : edit,
    ),
    ...(inside.start < start ? [{ start: inside.start, end: start, text: '' }] : []),
    ...(inside.end > pastedEnd ? [{ start: end, end: shift(inside.end), text: '' }] : []),
  ];
  return { text, around };
}
