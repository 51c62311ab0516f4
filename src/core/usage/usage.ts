import type { AuditRecord } from '#core/guard/audit/record.ts';
import { groupBy } from '../groupBy.ts';

/** What some requests came to. Latency is that of the answered ones; absent when there was none. */
export interface Tally {
  readonly dollars: number;
  readonly requests: number;
  readonly blocked: number;
  readonly redacted: number;
  readonly tokens: number;
  readonly medianMs?: number | undefined;
  readonly slowMs?: number | undefined;
}

export interface Day extends Tally {
  /** As in the log: UTC, 2026-11-20. */
  readonly day: string;
}

export interface Share extends Tally {
  readonly name: string;
}

export interface Usage {
  /** Every day of the period, oldest first, the empty ones too. */
  readonly days: readonly Day[];
  /** The dearest first. */
  readonly models: readonly Share[];
  readonly profiles: readonly Share[];
  readonly total: Tally;
}

const dayLength = 86_400_000;

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first moment of a period that ends today. */
export const beginningOf = (now: number, days: number): number =>
  Date.parse(dayOf(now)) - (Math.max(1, days) - 1) * dayLength;

export function usageOf(records: readonly AuditRecord[], now: number, days: number): Usage {
  const from = beginningOf(now, days);
  const within = records.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < from + days * dayLength);
  const byDay = groupBy(within, ({ at }) => at.slice(0, 10));
  return {
    days: Array.from({ length: days }, (_, index) => {
      const day = dayOf(from + index * dayLength);
      return { day, ...tallyOf(byDay.get(day) ?? []) };
    }),
    models: shares(within, ({ model }) => model),
    profiles: shares(within, ({ profile }) => profile),
    total: tallyOf(within),
  };
}

const shares = (records: readonly AuditRecord[], nameOf: (record: AuditRecord) => string): readonly Share[] =>
  [...groupBy(records, nameOf)]
    .map(([name, own]) => ({ name, ...tallyOf(own) }))
    .sort((one, other) => other.dollars - one.dollars || other.requests - one.requests);

export function tallyOf(records: readonly AuditRecord[]): Tally {
  const sum = (of: (record: AuditRecord) => number) => records.reduce((total, record) => total + of(record), 0);
  const waits = records
    .filter(({ outcome }) => outcome === 'answered')
    .map(({ milliseconds }) => milliseconds)
    .sort((one, other) => one - other);
  return {
    dollars: sum(({ dollars }) => dollars),
    requests: records.length,
    blocked: records.filter(isBlocked).length,
    redacted: sum(({ redacted }) => Object.values(redacted).reduce((total, count) => total + count, 0)),
    tokens: sum(({ tokens }) => tokens.prompt + tokens.completion),
    medianMs: quantile(waits, 0.5),
    slowMs: quantile(waits, 0.95),
  };
}

/** A reply that was cut short counts too: the guard kept something back. */
const isBlocked = ({ outcome }: AuditRecord): boolean => outcome === 'blocked' || outcome === 'stopped';

const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
