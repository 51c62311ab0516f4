import { say } from '#core/say.ts';
import { element } from '../element.ts';
import type { MarkedPiece, Marks, Run } from './pieces.ts';
import { runsOf } from './pieces.ts';

/** Text as nodes: what the guard put back or held back is marked, and what would reorder the text is shown instead. */
export const drawText = (text: string, marks: Marks): readonly (Node | string)[] => runsOf(text, marks).map(drawRun);

function drawRun(run: Run): Node | string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'piece':
      return drawPiece(run.piece);
    case 'control':
      // Without text of its own: what is copied from here no longer holds the character.
      return element('span', {
        class: 'control',
        'data-name': run.name,
        title: say('A hidden character that reorders text'),
      });
  }
}

/** The value is a child of its own, so that a style sheet can put the name in its place while others look on. */
function drawPiece(piece: MarkedPiece): Node {
  const attributes = { class: `piece ${piece.kind}`, 'data-name': piece.name, title: meanings[piece.kind](piece.name) };
  return element('mark', attributes, element('span', { class: 'value' }, piece.text));
}

const meanings = {
  restored: (name: string) => say('Left as {0}, put back on this machine', name),
  withheld: (name: string) => say('{0} is not put back', name),
  unknown: (name: string) => say('{0} stands for nothing that was sent', name),
} as const satisfies Record<MarkedPiece['kind'], (name: string) => string>;
