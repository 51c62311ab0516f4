import type { Pending, Scopes, SpendBook, Spending, Spent } from './budget.ts';
import { nothing, sum, turned } from './budget.ts';

/** What requests under way may still come to, kept as sums: it is asked about at every piece of every reply. */
export interface Commitments {
  readonly size: number;
  add(pending: Pending): void;
  delete(pending: Pending): void;
  /** Everybody's in this scope, or everybody's but one's. */
  in(scope: string, except?: Pending): Spent;
}

export function createCommitments(): Commitments {
  const all = new Set<Pending>();
  const sums = new Map<string, Spent>();
  const change = (scopes: Scopes, by: Spent) => {
    for (const scope of scopes) sums.set(scope, sum(sums.get(scope) ?? nothing, by));
  };
  return {
    get size() {
      return all.size;
    },
    add: (pending) => {
      if (all.has(pending)) return;
      all.add(pending);
      change(pending.scopes, pending.planned);
    },
    delete: (pending) => {
      if (!all.delete(pending)) return;
      change(pending.scopes, negative(pending.planned));
      // What is left of fractions that were added and taken away again must not stay, and neither must old scopes.
      if (all.size === 0) sums.clear();
    },
    in: (scope, except) => {
      const everybody = sums.get(scope) ?? nothing;
      const isIn = except !== undefined && all.has(except) && except.scopes.includes(scope);
      return isIn ? sum(everybody, negative(except.planned)) : everybody;
    },
  };
}

const negative = ({ tokens, dollars }: Spent): Spent => ({ tokens: -tokens, dollars: -dollars });

/** What was spent today, and what others may still spend of it. */
export function spendingIn(book: SpendBook, pending: Commitments, now: number, except?: Pending): Spending {
  const current = turned(book, now);
  return (scope) => sum(current.byScope[scope] ?? nothing, pending.in(scope, except));
}
