import type { Traffic } from '#core/guard/conversation.ts';
import { emptyBook } from '#core/guard/spend/budget.ts';
import type { Purse } from '#core/proxy/purse.ts';

/** A program in earnest asks more often than a person; the person's own limit for a profile comes before this. */
export const usualPerMinute = 6_000;

/** How long what other processes spent may go unnoticed: the log is not read again for each request. */
const freshForMs = 2_000;

/** The shared book, looked up now and then, and what only this proxy knows: its tokens' spending, and what is under way. */
export function openPurse(traffic: () => Promise<Traffic>, now: () => number): () => Promise<Purse> {
  let purse: (Purse & { traffic: Traffic }) | undefined;
  let asOf = Number.NEGATIVE_INFINITY;
  return async () => {
    if (purse !== undefined && now() - asOf < freshForMs) return purse;
    asOf = now();
    const current = await traffic();
    purse ??= { traffic: current, tokens: emptyBook(now()), pending: new Set() };
    purse.traffic = current;
    return purse;
  };
}
