import type { AuditRecord } from '../audit/record.ts';
import type { Policy } from '../policy/policy.ts';
import type { Verdict } from '../verdict.ts';
import { allow } from '../verdict.ts';
import type { Spending, Spent } from './budget.ts';
import { dayOf, judgeOne } from './budget.ts';

/** What a profile may spend in a month, and what of it was spent before today: today's spending is in the book. */
export interface Month {
  readonly profile: string;
  readonly limit: number;
  readonly before: number;
}

const monthOf = (now: number): string => dayOf(now).slice(0, 7);

export const monthStart = (now: number): number => Date.parse(`${monthOf(now)}-01`);

export const spentBeforeToday = (records: readonly AuditRecord[], profile: string, now: number): number =>
  records
    .filter((record) => record.profile === profile)
    .filter(({ at }) => at.startsWith(monthOf(now)) && !at.startsWith(dayOf(now)))
    .reduce((sum, { dollars }) => sum + dollars, 0);

/** Whether a request that costs about `planned` still fits into the month. */
export function judgeMonth(
  spending: Spending,
  month: Month | undefined,
  planned: Spent,
  policy: Pick<Policy, 'budget.alertAt'>,
): Verdict {
  if (month === undefined) return allow;
  const { profile, limit, before } = month;
  const today = spending(`profile:${profile}`).dollars;
  return judgeOne(`month:${profile}`, before + today + planned.dollars, limit, policy['budget.alertAt']);
}
