import type { AuditRecord } from '../audit/record.ts';
import type { SpendBook, Spent } from './budget.ts';
import { addSpend, dayOf, emptyBook, turned } from './budget.ts';
import { scopesOf } from './scopes.ts';

/** The book is what the log says of today, read at once or bit by bit: a window that is killed forgets only what was in flight. */
export function bookOf(records: readonly AuditRecord[], now: number, before = emptyBook(now)): SpendBook {
  const today = dayOf(now);
  return records
    .filter(({ at }) => at.startsWith(today))
    .reduce((book, record) => addSpend(book, scopesOf(record), spentIn(record), now), turned(before, now));
}

const spentIn = ({ tokens, dollars }: AuditRecord): Spent => ({
  tokens: tokens.prompt + tokens.completion,
  dollars,
});

/** Two views of one day. Spending only grows, so of each sum the larger is the later. */
export function laterBook(a: SpendBook, b: SpendBook): SpendBook {
  if (a.day !== b.day) return a.day > b.day ? a : b;
  const scopes = new Set([...Object.keys(a.byScope), ...Object.keys(b.byScope)]);
  return {
    day: a.day,
    byScope: Object.fromEntries([...scopes].map((scope) => [scope, larger(a.byScope[scope], b.byScope[scope])])),
  };
}

const larger = (a: Spent = nothing, b: Spent = nothing): Spent => ({
  tokens: Math.max(a.tokens, b.tokens),
  dollars: Math.max(a.dollars, b.dollars),
});

const nothing: Spent = { tokens: 0, dollars: 0 };
