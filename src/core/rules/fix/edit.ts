import type { Span } from '../syntax/span.ts';

/** Replaces a span of the file with a text. The edits of one fix never overlap. */
export interface Edit extends Span {
  readonly text: string;
}

export interface Fix {
  /** On the button: a verb first. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** True where the program does the same as before for everybody who used it well: such fixes may be applied in bulk. */
  readonly safe: boolean;
  /** A file that the edits rely on; left alone where it is there already. */
  readonly creates?: NewFile;
  /** Which step of a merged finding it takes. */
  readonly step?: string;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  // From the end, so that no edit moves another; at one place the later edit comes second.
  const fromEnd = edits.toReversed().toSorted((a, b) => b.start - a.start || b.end - a.end);
  return fromEnd.reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const replace = ({ start, end }: Span, text: string): Edit => ({ start, end, text });
