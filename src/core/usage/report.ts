import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Profile } from '#core/vault/profile.ts';
import type { Period, UsageReport } from './page.ts';
import { tallyOf, usageOf } from './usage.ts';

export interface UsageNeeds {
  readonly records: readonly AuditRecord[];
  readonly profiles: readonly Profile[];
  readonly dailyBudget: number;
  readonly now: number;
  readonly period: Period;
  /** What is unusual about today, in the words of whoever shows it. */
  readonly unusual: readonly string[];
}

export function usageReport({ records, profiles, dailyBudget, now, period, unusual }: UsageNeeds): UsageReport {
  const usage = usageOf(records, now, period);
  return {
    ...usage,
    profiles: usage.profiles.map((share) => ({ ...share, name: labelOf(share.name, profiles) })),
    dailyBudget,
    budgets: monthlyBudgets(records, profiles, now),
    unusual,
  };
}

/** A profile that was deleted keeps the id that the log knows it by. */
const labelOf = (id: string, profiles: readonly Profile[]): string =>
  profiles.find((profile) => profile.id === id)?.label ?? id;

function monthlyBudgets(records: readonly AuditRecord[], profiles: readonly Profile[], now: number) {
  const month = new Date(now).toISOString().slice(0, 7);
  return profiles.flatMap(({ id, label, monthlyBudget }) => {
    if (monthlyBudget === undefined) return [];
    const own = records.filter(({ at, profile }) => profile === id && at.startsWith(month));
    return [{ name: label, spent: tallyOf(own).dollars, budget: monthlyBudget }];
  });
}
