/** Whether to bother a server that has been failing. Only `open` knows until when, only `closed` counts. */
export type Breaker =
  | { at: 'closed'; failures: number }
  | { at: 'open'; until: number; rounds: number }
  /** One request is out to see whether the server is back. */
  | { at: 'half-open'; rounds: number };

export const closedBreaker: Breaker = { at: 'closed', failures: 0 };

const tolerated = 5;
const firstPause = 10_000;
const longestPause = 300_000;

export type Admission = { ok: true; breaker: Breaker } | { ok: false; retryAfter: number };

export function admit(breaker: Breaker, now: number): Admission {
  switch (breaker.at) {
    case 'closed':
      return { ok: true, breaker };
    case 'open':
      return breaker.until > now
        ? { ok: false, retryAfter: breaker.until - now }
        : { ok: true, breaker: { at: 'half-open', rounds: breaker.rounds } };
    case 'half-open':
      return { ok: false, retryAfter: firstPause };
  }
}

export const succeeded = (): Breaker => closedBreaker;

export function failed(breaker: Breaker, now: number): Breaker {
  if (breaker.at === 'closed' && breaker.failures + 1 < tolerated)
    return { at: 'closed', failures: breaker.failures + 1 };
  const rounds = breaker.at === 'closed' ? 0 : breaker.rounds + 1;
  return { at: 'open', until: now + Math.min(longestPause, firstPause * 2 ** rounds), rounds };
}

/** Given up before it was decided: the next request may try. */
export const undecided = (breaker: Breaker, now: number): Breaker =>
  breaker.at === 'half-open' ? { at: 'open', until: now, rounds: breaker.rounds } : breaker;
