import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import { findAnomalies } from '#core/guard/spend/anomaly.ts';
import { usageOf } from './usage.ts';

/** How far back a habit goes. */
export const habitDays = 30;

/** What is unusual about today, against the days on which anything was asked at all. */
export function unusualToday(records: readonly AuditRecord[], now: number): readonly Anomaly[] {
  const { days } = usageOf(records, now, habitDays);
  const today = days.at(-1);
  const before = days.slice(0, -1).filter(({ requests }) => requests > 0);
  return today === undefined ? [] : findAnomalies(before, today);
}
