import type { AuditRecord } from '../audit/record.ts';
import type { Traffic } from '../conversation.ts';
import { bookOf, laterBook } from './book.ts';
import { closedBreaker } from './breaker.ts';
import type { Pending } from './budget.ts';
import { dayStart, emptyBook } from './budget.ts';
import type { BucketSize } from './limiter.ts';
import { fullBucket } from './limiter.ts';

export interface LedgerPorts {
  /** What all windows and processes wrote down since then. */
  readonly read: (since: number) => Promise<readonly AuditRecord[]>;
  readonly now: () => number;
}

/** What requests of this process share: one book for all, and a breaker and a pace for each server and profile. */
export interface Ledger {
  /** Ask for it before each request: other windows spend from the same purse. */
  traffic(server: string, profile: string, requestsPerMinute?: number): Promise<Traffic>;
}

/** A person types slower, and a program in a loop is slowed to this. */
const usualPerMinute = 60;

const sizeFor = (perMinute: number): BucketSize => ({
  capacity: Math.max(1, Math.ceil(perMinute / 4)),
  perSecond: perMinute / 60,
});

export function createLedger({ read, now }: LedgerPorts): Ledger {
  let book = emptyBook(now());
  const pending = new Set<Pending>();
  const lanes = new Map<string, Traffic>();

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
    async traffic(server, profile, perMinute = usualPerMinute) {
      const asOf = now();
      // What this process knows is kept: a log that could not be written must not make money come back.
      book = laterBook(book, bookOf(await read(dayStart(asOf)), asOf));
      const name = JSON.stringify([server, profile, perMinute]);
      const lane = lanes.get(name) ?? openLane(perMinute);
      lanes.set(name, lane);
      return lane;
    },
  };
}
