import type { Source } from './syntax/source.ts';
import type { Span } from './syntax/span.ts';

/** A piece of the code for a message: one line, and short. Never used on the value of a key. */
export function snippet(source: Source, { start, end }: Span): string {
  const line = source.text.slice(start, end).replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
