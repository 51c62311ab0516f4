import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import type { Profile } from '#core/vault/profile.ts';
import { unusualToday } from './habit.ts';
import type { Period, UsageReport } from './page.ts';
import { tallyOf, usageOf } from './usage.ts';

export interface UsageNeeds {
  readonly records: readonly AuditRecord[];
  readonly profiles: readonly Profile[];
  readonly dailyBudget: number;
  readonly now: number;
  readonly period: Period;
}

export function usageReport({ records, profiles, dailyBudget, now, period }: UsageNeeds): UsageReport {
  const usage = usageOf(records, now, period);
  return {
    ...usage,
    profiles: usage.profiles.map((share) => ({ ...share, name: labelOf(share.name, profiles) })),
    dailyBudget,
    budgets: monthlyBudgets(records, profiles, now),
    unusual: unusualToday(records, now).map(anomalyText),
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

/** From here on the numbers are words. */
export const anomalyText = ({ measure, today, usual }: Anomaly): string => texts[measure](today, usual);

const texts = {
  dollars: (today, usual) => `$${today.toFixed(2)} spent today; a usual day comes to $${usual.toFixed(2)}.`,
  requests: (today, usual) => `${today} requests today; a usual day has ${Math.round(usual)}.`,
  blocked: (today, usual) => `${today} requests were blocked today; on a usual day it is ${Math.round(usual)}.`,
} as const satisfies Record<Anomaly['measure'], (today: number, usual: number) => string>;
