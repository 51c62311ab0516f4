import type { Policy } from '../policy/policy.ts';
import type { Verdict } from '../verdict.ts';
import { allow, block, gravest, warn } from '../verdict.ts';

/** What was spent where. Plain data, so that whoever keeps it between sessions can write it down as it is. */
export interface SpendBook {
  readonly day: string;
  readonly byScope: Readonly<Record<string, Spent>>;
}

export interface Spent {
  readonly tokens: number;
  readonly dollars: number;
}

/** Everything a request counts towards: `key:…`, `profile:…`, `workspace:…`, and `day` for all of them. */
export type Scopes = readonly string[];

export const nothing: Spent = { tokens: 0, dollars: 0 };

export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** Days are UTC, as in Mistral's own accounts. */
export const dayStart = (now: number): number => Date.parse(dayOf(now));

export const emptyBook = (now: number): SpendBook => ({ day: dayOf(now), byScope: {} });

/** A new day starts a new page. */
export const turned = (book: SpendBook, now: number): SpendBook => (book.day === dayOf(now) ? book : emptyBook(now));

export function addSpend(book: SpendBook, scopes: Scopes, spent: Spent, now: number): SpendBook {
  const current = turned(book, now);
  const added = scopes.map((scope) => [scope, sum(current.byScope[scope] ?? nothing, spent)] as const);
  return { ...current, byScope: { ...current.byScope, ...Object.fromEntries(added) } };
}

export const sum = (a: Spent, b: Spent): Spent => ({ tokens: a.tokens + b.tokens, dollars: a.dollars + b.dollars });

/** What a request under way may still come to: admitted together, requests must not exceed together what each alone would not. */
export interface Pending {
  readonly scopes: Scopes;
  readonly planned: Spent;
}

/** What is spent in a scope, or may be before the next answer. */
export type Spending = (scope: string) => Spent;

type Limits = Pick<Policy, 'budget.dollarsPerDay' | 'budget.tokensPerDay' | 'budget.alertAt'>;

/** Whether a request that costs about `planned` still fits everywhere it counts. */
export function judgeBudget(spending: Spending, scopes: Scopes, planned: Spent, policy: Limits): Verdict {
  return gravest(
    scopes.flatMap((scope) => {
      const total = sum(spending(scope), planned);
      return [
        judgeOne(scope, total.dollars, policy['budget.dollarsPerDay'], policy['budget.alertAt']),
        judgeOne(scope, total.tokens, policy['budget.tokensPerDay'], policy['budget.alertAt']),
      ];
    }),
  );
}

export function judgeOne(scope: string, spent: number, limit: number, alertAt: number): Verdict {
  if (spent > limit) return block({ stage: 'budget', code: 'hard-stop', scope, limit, spent });
  return spent > limit * alertAt ? warn({ stage: 'budget', code: 'soft-alert', scope, limit, spent }) : allow;
}
