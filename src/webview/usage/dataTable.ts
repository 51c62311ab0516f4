import { say } from '#core/say.ts';
import { element } from '../element.ts';

/** The numbers behind a chart, for whoever would rather read them. */
export const dataTable = (head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
  element('details', {}, element('summary', {}, say('Show as table')), table(head, rows));

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
  element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head.map((cell) => element('th', { scope: 'col' }, cell)))),
    element('tbody', {}, ...rows.map(row)),
  );

const row = ([name = '', ...cells]: readonly string[]): HTMLElement =>
  element('tr', {}, element('th', { scope: 'row' }, name), ...cells.map((cell) => element('td', {}, cell)));
