import { groupBy } from '../../groupBy.ts';
import type { AuditRecord } from '../audit/record.ts';
import type { Anomaly, Habit } from './anomaly.ts';
import { findAnomalies } from './anomaly.ts';
import { dayOf } from './budget.ts';

export interface WatchPorts {
  /** The log of the last weeks, today's part too. */
  readonly read: (since: number) => Promise<readonly AuditRecord[]>;
  readonly now: () => number;
}

export interface Watch {
  /** To be told of each request. Answers what is unusual about today, each thing once a day. */
  note(record: AuditRecord): Promise<readonly Anomaly[]>;
}

const day = 86_400_000;
/** A month is long enough to know a habit, and short enough to forget an old one. */
const remembered = 30 * day;
/** How long a day's beginning is trusted before the log is read again: other windows work too. */
const fresh = 600_000;

export function createWatch({ read, now }: WatchPorts): Watch {
  let days = new Map<string, Habit>();
  let readAt = Number.NEGATIVE_INFINITY;
  const told = new Set<string>();

  async function count(record: AuditRecord): Promise<void> {
    if (now() - readAt < fresh) return void days.set(dayIn(record), more(days.get(dayIn(record)), record));
    readAt = now();
    // The record is in the log by now.
    days = habitsOf(await read(now() - remembered));
  }

  return {
    async note(record) {
      await count(record);
      const today = dayOf(now());
      const history = [...days].filter(([each]) => each < today).map(([, habit]) => habit);
      const unusual = findAnomalies(history, days.get(today) ?? nothing);
      const news = unusual.filter(({ measure }) => !told.has(`${today} ${measure}`));
      for (const { measure } of news) told.add(`${today} ${measure}`);
      return news;
    },
  };
}

const nothing: Habit = { dollars: 0, requests: 0, blocked: 0 };

const dayIn = ({ at }: AuditRecord): string => at.slice(0, 10);

/** What each day came to. */
export const habitsOf = (records: readonly AuditRecord[]): Map<string, Habit> =>
  new Map([...groupBy(records, dayIn)].map(([date, same]) => [date, same.reduce(more, nothing)]));

const more = (habit: Habit = nothing, { dollars, outcome }: AuditRecord): Habit => ({
  dollars: habit.dollars + dollars,
  requests: habit.requests + 1,
  blocked: habit.blocked + (outcome === 'blocked' || outcome === 'stopped' ? 1 : 0),
});
