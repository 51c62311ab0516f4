import type { TurnView } from '#core/chat/parts.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';

type Mark = TurnView['trail'][number];

/** The stages a message went through, on one line; opened, with their reasons, scores and times. */
export function drawTrail(marks: readonly Mark[], { label }: Bus, open: boolean): HTMLElement {
  const summary = element(
    'summary',
    { title: label('trail') },
    element('span', { class: 'marks' }, ...marks.map(short)),
  );
  const made = element('details', { class: 'trail' }, summary, element('dl', {}, ...marks.flatMap(long)));
  made.toggleAttribute('open', open);
  return made;
}

const short = ({ state, text }: Mark): Node => element('span', { class: `mark ${state}` }, text);

const long = ({ state, text, details }: Mark): readonly Node[] => [
  element('dt', { class: `mark ${state}` }, text),
  ...details.map((detail) => element('dd', {}, detail)),
];
