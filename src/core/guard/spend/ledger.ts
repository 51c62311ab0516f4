import type { AuditRecord } from '../audit/record.ts';
import type { Traffic } from '../conversation.ts';
import { bookOf, laterBook } from './book.ts';
import { closedBreaker } from './breaker.ts';
import { dayOf, emptyBook } from './budget.ts';
import { createCommitments } from './commitments.ts';
import type { BucketSize } from './limiter.ts';
import { fullBucket } from './limiter.ts';
import { monthStart, spentBeforeToday } from './month.ts';

export interface LedgerPorts {
  /** What all windows and processes wrote down since then. */
  readonly read: (since: number) => Promise<readonly AuditRecord[]>;
  /** What they wrote since this was last asked; all of today the first time. */
  readonly news: () => Promise<readonly AuditRecord[]>;
  readonly now: () => number;
}

/** What a profile allows itself. */
export interface ProfileLimits {
  readonly requestsPerMinute?: number | undefined;
  /** In US dollars. */
  readonly monthlyBudget?: number | undefined;
}

/** What requests of this process share: one book for all, and a breaker and a pace for each server and profile. */
export interface Ledger {
  /** Ask for it before each request: other windows spend from the same purse. */
  traffic(server: string, profile: string, limits?: ProfileLimits): Promise<Traffic>;
}

/** A person types slower, and a program in a loop is slowed to this. */
const usualPerMinute = 60;

const sizeFor = (perMinute: number): BucketSize => ({
  capacity: Math.max(1, Math.ceil(perMinute / 4)),
  perSecond: perMinute / 60,
});

export function createLedger({ read, news, now }: LedgerPorts): Ledger {
  let book = emptyBook(now());
  let written = book;
  const pending = createCommitments();
  const lanes = new Map<string, Traffic>();
  const earlier = new Map<string, number>();

  /** The days before today no longer change: the log is read for them once a day. */
  async function spentBefore(profile: string, asOf: number): Promise<number> {
    const name = JSON.stringify([dayOf(asOf), profile]);
    const known = earlier.get(name) ?? spentBeforeToday(await read(monthStart(asOf)), profile, asOf);
    earlier.set(name, known);
    return known;
  }

  function openLane(perMinute: number): Traffic {
    const bucketSize = sizeFor(perMinute);
    return {
      breaker: closedBreaker,
      bucket: fullBucket(bucketSize, now()),
      bucketSize,
      pending,
      get book() {
        return book;
      },
      set book(next) {
        book = laterBook(book, next);
      },
    };
  }

  return {
    async traffic(server, profile, { requestsPerMinute: perMinute = usualPerMinute, monthlyBudget } = {}) {
      const asOf = now();
      // What this process knows is kept: a log that could not be written must not make money come back.
      const more = await news();
      written = bookOf(more, asOf, written);
      book = laterBook(book, written);
      const name = JSON.stringify([server, profile, perMinute]);
      const lane = lanes.get(name) ?? openLane(perMinute);
      lanes.set(name, lane);
      lane.month =
        monthlyBudget === undefined
          ? undefined
          : { profile, limit: monthlyBudget, before: await spentBefore(profile, asOf) };
      return lane;
    },
  };
}
