export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Leaked values, code, and files that are not code. */
export type RuleId = `secret/${string}` | `call/${string}` | `config/${string}`;

/** What every report says about a rule; a finding only adds where. */
export interface RuleInfo {
  readonly id: RuleId;
  readonly title: string;
  readonly severity: Severity;
  /** What it means and what to do, in two or three sentences. */
  readonly help: string;
}

const ranks = { hint: 0, info: 1, warning: 2, error: 3 } as const satisfies Record<Severity, number>;

export const isAtLeast = (severity: Severity, floor: Severity): boolean => ranks[severity] >= ranks[floor];
export const bySeverity = (one: Severity, other: Severity): number => ranks[other] - ranks[one];
