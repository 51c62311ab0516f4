import type { Traffic } from '#core/guard/conversation.ts';
import { emptyBook } from '#core/guard/spend/budget.ts';
import type { Purse } from '#core/proxy/purse.ts';

/** A program in earnest asks more often than a person; the person's own limit for a profile comes before this. */
export const usualPerMinute = 6_000;

/** How long what other processes spent may go unnoticed: reading the log for each request would cost more than the request. */
const freshForMs = 10_000;

/** A long log is read less often: no more than one part in fifty of the time goes into reading. */
const restAfterReading = 50;

/** The shared book, looked up now and then, and what only this proxy knows: what its tokens spend. */
export function openPurse(traffic: () => Promise<Traffic>, now: () => number): () => Promise<Purse> {
  let purse: (Purse & { traffic: Traffic }) | undefined;
  let readAgainAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (purse !== undefined && now() < readAgainAt) return purse;
    const began = now();
    readAgainAt = began + freshForMs;
    const current = await traffic();
    readAgainAt = now() + Math.max(freshForMs, (now() - began) * restAfterReading);
    purse ??= { traffic: current, tokens: emptyBook(now()), pending: new Set() };
    purse.traffic = current;
    return purse;
  };
}
