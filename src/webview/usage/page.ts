import { say } from '#core/say.ts';
import type { FromUsagePage, Period, ToUsagePage, UsageReport } from '#core/usage/page.ts';
import { periods, toUsagePage } from '#core/usage/page.ts';
import { element } from '../element.ts';
import { openChannel } from '../host.ts';
import { speakAsTheDocument } from '../language.ts';
import { barChart } from './barChart.ts';
import { table } from './dataTable.ts';
import { budgetMeter } from './meter.ts';
import { count, dayName, money, time } from './words.ts';

speakAsTheDocument();
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
      say('{0} days', period),
    ),
  );
  return element(
    'header',
    {},
    element('h1', {}, say('Usage')),
    element('div', { class: 'choices', role: 'group', 'aria-label': say('Period') }, ...choices),
    element(
      'div',
      { class: 'actions' },
      button(say('Refresh'), { type: 'look again' }),
      button(say('Export CSV'), { type: 'export', format: 'csv' }),
      button(say('Export JSON'), { type: 'export', format: 'json' }),
    ),
  );
}

const button = (label: string, message: FromUsagePage): HTMLElement =>
  element(
    'button',
    { id: Object.values(message).join('-').replace(' ', '-'), type: 'button', click: () => send(message) },
    label,
  );

const empty = (period: Period): readonly HTMLElement[] => [
  element(
    'section',
    { class: 'empty' },
    element('p', {}, say('Nothing was sent to a model in the last {0} days.', period)),
    element(
      'p',
      {},
      say(
        'Every request that passes the guard is counted here: what it cost, how long it took, what was redacted or blocked. No text is kept.',
      ),
    ),
    button(say('Open guarded chat'), { type: 'open chat' }),
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
    shares(say('By model'), report.models),
    shares(say('By profile'), report.profiles),
  ];
}

function facts({ total }: UsageReport): HTMLElement {
  const rows = [
    [say('Spent'), money(total.dollars)],
    [say('Requests'), count(total.requests)],
    [say('Tokens'), count(total.tokens)],
    [say('Redacted'), count(total.redacted)],
    [say('Blocked'), count(total.blocked)],
    [say('Usual wait'), time(total.medianMs)],
  ] as const;
  return element(
    'dl',
    {},
    ...rows.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function budgets({ days, dailyBudget, budgets: monthly }: UsageReport): readonly HTMLElement[] {
  const today = { name: say('Today'), spent: days.at(-1)?.dollars ?? 0, budget: dailyBudget };
  const rows = [today, ...monthly.map((one) => ({ ...one, name: say('{0}, this month', one.name) }))];
  return [
    element(
      'section',
      {},
      element('h2', {}, say('Budgets')),
      element('ul', { class: 'meters' }, ...rows.map(budgetMeter)),
    ),
  ];
}

const labelsOf = ({ days }: UsageReport): readonly string[] => days.map(({ day }) => dayName(day));

function spendChart(report: UsageReport): HTMLElement {
  const { days, total, dailyBudget } = report;
  return barChart({
    title: say('Spend by day'),
    summary: say(
      '{0} in {1} days. The budget for a day is {2}.',
      money(total.dollars),
      days.length,
      money(dailyBudget),
    ),
    labels: labelsOf(report),
    series: [{ name: say('Spent'), look: 'first', values: days.map(({ dollars }) => dollars) }],
    limit: { value: dailyBudget, label: say('Budget {0}', money(dailyBudget)) },
    write: money,
  });
}

function guardChart(report: UsageReport): HTMLElement {
  const { days, total } = report;
  return barChart({
    title: say('What the guard kept back'),
    summary: say(
      'Values redacted: {0}. Requests blocked: {1} of {2}.',
      count(total.redacted),
      count(total.blocked),
      count(total.requests),
    ),
    labels: labelsOf(report),
    series: [
      { name: say('Redacted'), look: 'first', values: days.map(({ redacted }) => redacted) },
      { name: say('Blocked'), look: 'second', values: days.map(({ blocked }) => blocked) },
    ],
    write: count,
  });
}

function latencyChart(report: UsageReport): HTMLElement {
  const { days, total } = report;
  return barChart({
    title: say('Time to a whole answer'),
    summary: say(
      'Half of all answers took less than {0}, one in twenty more than {1}.',
      time(total.medianMs),
      time(total.slowMs),
    ),
    labels: labelsOf(report),
    series: [
      { name: say('Median'), look: 'first', values: days.map(({ medianMs = 0 }) => medianMs) },
      { name: say('1 in 20 slower'), look: 'second', values: days.map(({ slowMs = 0 }) => slowMs) },
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
      [say('Name'), say('Spent'), say('Requests'), say('Tokens'), say('Redacted'), say('Blocked'), say('Usual wait')],
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
