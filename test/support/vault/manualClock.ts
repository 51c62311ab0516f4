import type { Clock } from '#core/ports.ts';

/** Time passes only when somebody sleeps or a test lets it. */
export interface ManualClock extends Clock {
  pass(milliseconds: number): void;
  /** Happens when somebody begins to sleep. */
  onSleep: () => void;
}

const start = Date.parse('2030-01-15T09:00:00Z');

export function manualClock(): ManualClock {
  let now = start;
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  const clock: ManualClock = {
    now: () => now,
    pass,
    onSleep: () => {},
    async sleep(milliseconds, signal) {
      clock.onSleep();
      signal?.throwIfAborted();
      pass(milliseconds);
    },
  };
  return clock;
}
