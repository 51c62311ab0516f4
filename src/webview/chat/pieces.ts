import type { Piece } from '#core/guard/redact/restore.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';

/** The person's own words as they were typed, with what was taken out of them marked. */
export const drawPieces = (pieces: readonly Piece[], bus: Bus): readonly (Node | string)[] =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : drawMark(piece, bus)));

function drawMark({ kind, name, text }: Exclude<Piece, { kind: 'text' }>, { label }: Bus): Node {
  const titles = {
    restored: `${label('restoredFrom')} ${name}`,
    withheld: label('withheld'),
    unknown: label('unknownName'),
  };
  return element(
    'mark',
    { class: `piece ${kind}`, 'data-name': name, title: titles[kind] },
    element('span', { class: 'value' }, text),
  );
}
