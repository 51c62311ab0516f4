import type { Check, Checklist } from './checks.ts';
import { byGroup, markOf, tally } from './checks.ts';
import type { Look } from './text.ts';
import { visible } from './visible.ts';

const shownPlaces = 3;

/** The checklist for a terminal: a line a check, where it was seen below. */
export function checklistAsText({ title, summary, checks }: Checklist, look: Look): string {
  const groups = [...byGroup(checks)].map(([group, rows]) =>
    [look.strong(group), ...rows.map((row) => rowOf(row, look)), ''].join('\n'),
  );
  return [look.strong(title), '', ...groups, `${look.strong(tally(checks))}. ${summary}`, ''].join('\n');
}

function rowOf({ verdict, title, evidence, places = [], fix }: Check, look: Look): string {
  const severity = verdict === 'fail' ? 'error' : 'hint';
  const mark = verdict === 'pass' ? markOf(verdict) : look.severity(severity, markOf(verdict));
  const seen = places
    .slice(0, shownPlaces)
    .map(({ path, line }) => `      ${look.link(visible(`${path}:${line}`), path, line)}`);
  const more = places.length > shownPlaces ? [`      and ${places.length - shownPlaces} more`] : [];
  const way = fix === undefined ? [] : [`      → ${fix}`];
  return [`  ${mark} ${title}  ${look.faint(visible(evidence))}`, ...seen, ...more, ...way].join('\n');
}
