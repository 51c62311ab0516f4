import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import { findAnomalies } from '#core/guard/spend/anomaly.ts';
import { habitsOf } from '#core/guard/spend/watch.ts';
import { beginningOf, dayOf } from './usage.ts';

/** How far back a habit goes. */
const habitDays = 30;

/** What is unusual about today, against the days on which anything was asked at all. */
export function unusualToday(records: readonly AuditRecord[], now: number): readonly Anomaly[] {
  const today = dayOf(now);
  const habits = habitsOf(records.filter(({ at }) => Date.parse(at) >= beginningOf(now, habitDays)));
  const before = [...habits].filter(([day]) => day < today).map(([, habit]) => habit);
  const current = habits.get(today);
  return current === undefined ? [] : findAnomalies(before, current);
}
