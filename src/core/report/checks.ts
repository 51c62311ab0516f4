import { say } from '../say.ts';
import { fileUri } from './fileUri.ts';

/** One line of a report page: what was looked at, what was seen, and the way out. */
export interface Check {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly verdict: CheckVerdict;
  /** What was seen, in a sentence. */
  readonly evidence: string;
  /** Where it was seen, as links. */
  readonly places?: readonly Place[] | undefined;
  /** The label of the button that mends it. */
  readonly fix?: string | undefined;
}

/** A line of a file, counted from one; the path as a person would type it. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** `unknown` is a check that could not run; it never counts as passed. */
export type CheckVerdict = 'pass' | 'fail' | 'unknown' | 'not applicable';

export interface Checklist {
  readonly title: string;
  readonly summary: string;
  readonly checks: readonly Check[];
}

const marks = { pass: '✓', fail: '✗', unknown: '?', 'not applicable': '–' } as const satisfies Record<
  CheckVerdict,
  string
>;

export const markOf = (verdict: CheckVerdict): string => marks[verdict];

/** What passes, of what applies. */
export function count(checks: readonly Check[]): readonly [passed: number, applicable: number] {
  const applicable = checks.filter(({ verdict }) => verdict !== 'not applicable');
  return [applicable.filter(({ verdict }) => verdict === 'pass').length, applicable.length];
}

/** “11 of 14 pass”: a count, not a grade. */
export const tally = (checks: readonly Check[]): string => say('{0} of {1} pass', ...count(checks));

export function byGroup(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const groups = new Map<string, Check[]>();
  for (const check of checks) groups.set(check.group, [...(groups.get(check.group) ?? []), check]);
  return groups;
}

function markdownRow({ verdict, title, evidence, places = [] }: Check): string {
  const links = places.map(({ path, line }) => `[${plain(`${path}:${line}`)}](${targetOf(path)}#L${line})`);
  return [`- ${markOf(verdict)} **${title}** ${plain(evidence)}`, ...links.map((link) => `  - ${link}`)].join('\n');
}

/** What a repository named stays words: no picture is fetched, and no link leads elsewhere, where the report is read. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, '\\$&');

const targetOf = (path: string): string => fileUri(path).uri.replaceAll('(', '%28').replaceAll(')', '%29');

export function checklistAsMarkdown({ title, summary, checks }: Checklist): string {
  const sections = [...byGroup(checks)].map(([group, rows]) => [`## ${group}`, ...rows.map(markdownRow)].join('\n'));
  return [`# ${title}`, `${tally(checks)}. ${summary}`, ...sections, ''].join('\n\n');
}
