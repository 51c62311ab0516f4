import * as z from 'zod/mini';
import type { Piece } from '#core/guard/redact/restore.ts';

/** A piece of text as the view draws it: plain, or marked with the placeholder it travelled under. */
export const piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('restored'), text: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('withheld'), text: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('unknown'), text: z.string(), name: z.string() }),
]);

/** The same words as they went over the wire: every value under its placeholder. */
export const asSent = (pieces: readonly Piece[]): string =>
  pieces.map((each) => (each.kind === 'restored' ? each.name : each.text)).join('');

/** Neighbouring plain text becomes one piece: a stream arrives in thousands of them. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const each of pieces) {
    const last = result.at(-1);
    if (last?.kind === 'text' && each.kind === 'text')
      result.splice(-1, 1, { kind: 'text', text: last.text + each.text });
    else result.push(each);
  }
  return result;
}
