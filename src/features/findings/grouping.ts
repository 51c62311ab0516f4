import { groupBy } from '#core/groupBy.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Severity } from '#core/scan/rule.ts';
import { bySeverity } from '#core/scan/rule.ts';
import type { FoundIn } from '#platform/vscode/scan/findingStore.ts';

export interface Found {
  readonly uri: string;
  readonly finding: Finding;
}

export interface Group {
  readonly id: string;
  readonly by: Grouping;
  readonly members: readonly Found[];
}

/** By what the tree is grouped, and what the name of a member's group is. */
const groupings = {
  file: ({ uri }: Found): string => uri,
  severity: ({ finding }: Found): string => finding.severity,
  rule: ({ finding }: Found): string => finding.rule,
} as const;

export type Grouping = keyof typeof groupings;
export const isGrouping = (word: string | undefined): word is Grouping =>
  word !== undefined && Object.hasOwn(groupings, word);

const inOrder: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function grouped(files: readonly FoundIn[], by: Grouping): readonly Group[] {
  const all = files.flatMap(({ uri, findings }) => findings.map((finding) => ({ uri, finding })));
  const groups = [...groupBy(all, groupings[by])].map(([id, members]) => ({
    id,
    by,
    members: members.toSorted(inReadingOrder),
  }));
  return groups.toSorted(by === 'severity' ? bySeverityName : worstFirst);
}

const inReadingOrder = (one: Found, other: Found): number =>
  one.uri.localeCompare(other.uri) || one.finding.span.start - other.finding.span.start;

/** Here a group's id is the name of its severity. */
const severityNames: readonly string[] = inOrder;

const bySeverityName = (one: Group, other: Group): number =>
  severityNames.indexOf(one.id) - severityNames.indexOf(other.id);

const worstFirst = (one: Group, other: Group): number =>
  bySeverity(worst(one), worst(other)) || one.id.localeCompare(other.id);

export const worst = ({ members }: Pick<Group, 'members'>): Severity =>
  inOrder.find((severity) => members.some(({ finding }) => finding.severity === severity)) ?? 'hint';
