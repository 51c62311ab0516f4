import type { FromUsagePage, Period, ToUsagePage, UsageReport } from '#core/usage/page.ts';
import { periods, toUsagePage } from '#core/usage/page.ts';
import { element } from '../element.ts';
import { openChannel } from '../host.ts';
import { barChart } from './barChart.ts';
import { table } from './dataTable.ts';
import { budgetMeter } from './meter.ts';
import { count, dayName, money, time } from './words.ts';

const send = openChannel<ToUsagePage, FromUsagePage>((message) => toUsagePage.safeParse(message).data, render);
const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
send({ type: 'ready' });

/** What had the focus keeps it: a button that redraws the page should not throw a keyboard back to its top. */
function render({ period, report }: ToUsagePage): void {
  const focused = document.activeElement?.id;
  main.setAttribute('aria-busy', 'false');
  main.replaceChildren(header(period), ...(report.total.requests === 0 ? empty(period) : page(report)));
  if (focused) document.getElementById(focused)?.focus();
}

function header(chosen: Period): HTMLElement {
  const choices = periods.map((period) =>
    element(
      'button',
      {
        id: `period-${period}`,
        type: 'button',
        'aria-pressed': String(period === chosen),
        click: () => send({ type: 'period', period }),
      },
      `${period} days`,
    ),
  );
  return element(
    'header',
    {},
    element('h1', {}, 'Usage'),
    element('div', { class: 'choices', role: 'group', 'aria-label': 'Period' }, ...choices),
    element(
      'div',
      { class: 'actions' },
      button('Refresh', { type: 'look again' }),
      button('Export CSV', { type: 'export', format: 'csv' }),
      button('Export JSON', { type: 'export', format: 'json' }),
    ),
  );
}

const button = (label: string, message: FromUsagePage): HTMLElement =>
  element('button', { id: label.replace(' ', '-'), type: 'button', click: () => send(message) }, label);

const empty = (period: Period): readonly HTMLElement[] => [
  element(
    'section',
    { class: 'empty' },
    element('p', {}, `Nothing was sent to a model in the last ${period} days.`),
    element(
      'p',
      {},
      'Every request that passes the guard is counted here: what it cost, how long it took, what was redacted or blocked. No text is kept.',
    ),
    button('Open guarded chat', { type: 'open chat' }),
  ),
];

function page(report: UsageReport): readonly HTMLElement[] {
  return [
    ...report.unusual.map((text) => element('p', { class: 'unusual', role: 'status' }, text)),
    facts(report),
    ...budgets(report),
    spendChart(report),
    guardChart(report),
    latencyChart(report),
    shares('By model', report.models),
    shares('By profile', report.profiles),
  ];
}

function facts({ total }: UsageReport): HTMLElement {
  const rows = [
    ['Spent', money(total.dollars)],
    ['Requests', count(total.requests)],
    ['Tokens', count(total.tokens)],
    ['Redacted', count(total.redacted)],
    ['Blocked', count(total.blocked)],
    ['Usual wait', time(total.medianMs)],
  ] as const;
  return element(
    'dl',
    {},
    ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function budgets({ days, dailyBudget, budgets: monthly }: UsageReport): readonly HTMLElement[] {
  const today = { name: 'Today', spent: days.at(-1)?.dollars ?? 0, budget: dailyBudget };
  const rows = [today, ...monthly.map((one) => ({ ...one, name: `${one.name}, this month` }))];
  return [
    element('section', {}, element('h2', {}, 'Budgets'), element('ul', { class: 'meters' }, ...rows.map(budgetMeter))),
  ];
}

const labelsOf = ({ days }: UsageReport): readonly string[] => days.map(({ day }) => dayName(day));

function spendChart(report: UsageReport): HTMLElement {
  const { days, total, dailyBudget } = report;
  return barChart({
    title: 'Spend by day',
    summary: `${money(total.dollars)} in ${days.length} days. The budget for a day is ${money(dailyBudget)}.`,
    labels: labelsOf(report),
    series: [{ name: 'Spent', look: 'first', values: days.map(({ dollars }) => dollars) }],
    limit: { value: dailyBudget, label: `Budget ${money(dailyBudget)}` },
    write: money,
  });
}

function guardChart(report: UsageReport): HTMLElement {
  const { days, total } = report;
  return barChart({
    title: 'What the guard kept back',
    summary: `${count(total.redacted)} values redacted and ${count(total.blocked)} requests blocked, of ${count(total.requests)}.`,
    labels: labelsOf(report),
    series: [
      { name: 'Redacted', look: 'first', values: days.map(({ redacted }) => redacted) },
      { name: 'Blocked', look: 'second', values: days.map(({ blocked }) => blocked) },
    ],
    write: count,
  });
}

function latencyChart(report: UsageReport): HTMLElement {
  const { days, total } = report;
  return barChart({
    title: 'Time to a whole answer',
    summary: `Half of all answers took less than ${time(total.medianMs)}, one in twenty more than ${time(total.slowMs)}.`,
    labels: labelsOf(report),
    series: [
      { name: 'Median', look: 'first', values: days.map(({ medianMs = 0 }) => medianMs) },
      { name: '1 in 20 slower', look: 'second', values: days.map(({ slowMs = 0 }) => slowMs) },
    ],
    write: time,
  });
}

const shares = (title: string, rows: UsageReport['models']): HTMLElement =>
  element(
    'section',
    {},
    element('h2', {}, title),
    table(
      ['Name', 'Spent', 'Requests', 'Tokens', 'Redacted', 'Blocked', 'Usual wait'],
      rows.map(({ name, dollars, requests, tokens, redacted, blocked, medianMs }) => [
        name,
        money(dollars),
        count(requests),
        count(tokens),
        count(redacted),
        count(blocked),
        time(medianMs),
      ]),
    ),
  );
