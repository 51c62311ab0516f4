import { say } from '#core/say.ts';
import { element } from '../element.ts';
import { svg } from '../svg.ts';
import { dataTable } from './dataTable.ts';

export interface Series {
  readonly name: string;
  /** Names a class, and with it a colour and a pattern. */
  readonly look: 'first' | 'second';
  readonly values: readonly number[];
}

export interface BarChart {
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly summary: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** A line across, with its name. */
  readonly limit?: { readonly value: number; readonly label: string };
  write(value: number): string;
}

const width = 640;
const height = 180;
const room = { left: 56, right: 20, top: 12, bottom: 24 };

/** Bars over time, with the same numbers as a table; each bar says its own when it has the focus or the pointer. */
export function barChart(chart: BarChart): HTMLElement {
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': chart.summary },
    ...axis(chart),
    ...chart.labels.map((label, index) => column(chart, label, index)),
    ...limitLine(chart),
  );
  return element(
    'figure',
    {},
    element('figcaption', {}, element('h2', {}, chart.title), ...legend(chart)),
    drawing,
    element('p', { class: 'summary' }, chart.summary),
    dataTable(
      [say('Day'), ...chart.series.map(({ name }) => name)],
      chart.labels.map((label, index) => [label, ...chart.series.map(({ values }) => chart.write(values[index] ?? 0))]),
    ),
  );
}

/** A limit far above every bar would flatten them: then it is only named. */
const highest = ({ series, limit }: BarChart): number => {
  const most = Math.max(...series.flatMap(({ values }) => values), 0);
  return roundTop(limit !== undefined && limit.value <= most * 3 ? Math.max(most, limit.value) : most);
};

/** The next number whose half reads well too: 9 → 10, 1.47 → 2. */
function roundTop(most: number): number {
  if (most <= 0) return 2;
  const unit = 10 ** Math.floor(Math.log10(most));
  return ([2, 4, 6, 8].find((step) => step * unit >= most) ?? 10) * unit;
}

const y = (chart: BarChart, value: number): number =>
  height - room.bottom - (value / highest(chart)) * (height - room.top - room.bottom);

const slot = (chart: BarChart): number => (width - room.left - room.right) / chart.labels.length;

function axis(chart: BarChart): readonly Node[] {
  const top = highest(chart);
  return [0, top / 2, top].flatMap((value) => [
    svg('line', { class: 'grid', x1: room.left, x2: width - room.right, y1: y(chart, value), y2: y(chart, value) }),
    svg('text', { class: 'tick', x: room.left - 6, y: y(chart, value) + 4, 'text-anchor': 'end' }, chart.write(value)),
  ]);
}

/** The whole height takes the pointer, so that a day with next to nothing can be asked too. */
function column(chart: BarChart, label: string, index: number): Node {
  const numbers = chart.series.map(({ name, values }) => `${name} ${chart.write(values[index] ?? 0)}`);
  const spoken = say('{0}: {1}', label, numbers.join(', '));
  const left = room.left + index * slot(chart);
  const group = svg(
    'g',
    { class: 'column', role: 'img', 'aria-label': spoken, tabindex: index === chart.labels.length - 1 ? 0 : -1 },
    svg('title', {}, spoken),
    svg('rect', { class: 'reach', x: left, y: room.top, width: slot(chart), height: height - room.top - room.bottom }),
    ...chart.series.map(({ look, values }, order) => bar(chart, look, values[index] ?? 0, left, order)),
    ...(everyFew(chart, index) ? [dayMark(chart, label, left)] : []),
  );
  group.addEventListener('keydown', moveFocus);
  return group;
}

function bar(chart: BarChart, look: string, value: number, left: number, order: number): Node {
  const each = (slot(chart) * 0.72) / chart.series.length;
  const x = left + slot(chart) * 0.14 + order * each;
  const drawn = height - room.bottom - y(chart, value);
  const tall = value > 0 ? Math.max(2, drawn) : 0;
  return svg('rect', { class: `bar ${look}`, x, y: height - room.bottom - tall, width: each, height: tall });
}

const dayMark = (chart: BarChart, label: string, left: number): Node =>
  svg('text', { class: 'tick', x: left + slot(chart) / 2, y: height - 6, 'text-anchor': 'middle' }, label);

/** As many dates as fit; today is always one of them. */
const everyFew = ({ labels }: BarChart, index: number): boolean =>
  (labels.length - 1 - index) % Math.ceil(labels.length / 7) === 0;

function limitLine(chart: BarChart): readonly Node[] {
  const { limit } = chart;
  if (limit === undefined || limit.value > highest(chart)) return [];
  const at = y(chart, limit.value);
  return [
    svg('line', { class: 'limit', x1: room.left, x2: width - room.right, y1: at, y2: at }),
    svg('text', { class: 'tick limit', x: width - room.right, y: at - 4, 'text-anchor': 'end' }, limit.label),
  ];
}

/** The chart is one stop of the tab key; the arrows go from day to day within it. */
function moveFocus(event: Event): void {
  if (!(event instanceof KeyboardEvent) || !(event.currentTarget instanceof SVGElement)) return;
  const columns = [...(event.currentTarget.parentElement?.querySelectorAll<SVGElement>('.column') ?? [])];
  const to = targetOf(event.key, columns.indexOf(event.currentTarget), columns.length);
  const target = to === undefined ? undefined : columns[to];
  if (target === undefined) return;
  event.preventDefault();
  event.currentTarget.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
  target.focus();
}

function targetOf(key: string, at: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 };
  return moves[key];
}

const legend = ({ series }: BarChart): readonly Node[] =>
  series.length < 2
    ? []
    : series.map(({ name, look }) =>
        element('span', { class: 'key' }, element('span', { class: `swatch ${look}` }), name),
      );
