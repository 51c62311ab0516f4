import type { TextEdit } from '#core/fixes/edit.ts';

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly pasted: string;
}

/** Turns edits that were made for the text after a paste into edits of the text before it, with the paste in them. */
export function asPaste(
  edits: readonly TextEdit[],
  { start, end, pasted }: Insertion,
): readonly TextEdit[] | undefined {
  const pastedEnd = start + pasted.length;
  const before = (at: number): number => (at >= pastedEnd ? at - pastedEnd + end : at);
  const [inside, ...others] = edits.filter((edit) => edit.start < pastedEnd && edit.end > start);
  if (inside === undefined || others.length > 0) return undefined;
  const text =
    pasted.slice(0, Math.max(0, inside.start - start)) + inside.text + pasted.slice(Math.max(0, inside.end - start));
  const paste = { start: Math.min(inside.start, start), end: before(Math.max(inside.end, pastedEnd)), text };
  const outside = edits.filter((edit) => edit !== inside);
  return [paste, ...outside.map((edit) => ({ ...edit, start: before(edit.start), end: before(edit.end) }))];
}
