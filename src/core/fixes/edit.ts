/** A change to a text, as data: the editor, the command line and a test apply it alike. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const fromTheEnd = [...edits].sort((one, other) => other.start - one.start);
  return fromTheEnd.reduce(
    (changed, { start, end, text: fresh }) => changed.slice(0, start) + fresh + changed.slice(end),
    text,
  );
}
