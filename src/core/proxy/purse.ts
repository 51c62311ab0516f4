import { admitRequest } from '../guard/admission.ts';
import type { Traffic } from '../guard/conversation.ts';
import type { Policy } from '../guard/policy/policy.ts';
import type { SpendBook, Spent } from '../guard/spend/budget.ts';
import { addSpend, judgeBudget } from '../guard/spend/budget.ts';
import type { Verdict } from '../guard/verdict.ts';
import { allow, gravest } from '../guard/verdict.ts';
import type { Session } from './session.ts';

/** What all requests of a proxy spend from, beside the book that everybody shares. */
export interface Purse {
  readonly traffic: Traffic;
  /** What each token has spent today. */
  tokens: SpendBook;
  /** What requests under way may still cost: two that fit one by one need not fit together. */
  reserved: Spent;
}

/** Whether a request may go out. It reserves what it may cost at most, so a budget also holds for many at once. */
export function admitToPurse(session: Session, purse: Purse, planned: Spent, now: number): Verdict {
  const all = sum(purse.reserved, planned);
  const token = judgeToken(session, purse, all, now);
  return token.kind === 'block' ? token : gravest([admitRequest(purse.traffic, session, all, now), token]);
}

export const reserve = (purse: Purse, planned: Spent): void => {
  purse.reserved = sum(purse.reserved, planned);
};

export function settleToken({ token }: Session, purse: Purse, planned: Spent, used: Spent, now: number): void {
  purse.reserved = sum(purse.reserved, { tokens: -planned.tokens, dollars: -planned.dollars });
  purse.tokens = addSpend(purse.tokens, [tokenScope(token.id)], used, now);
}

/** Whether a token's own budget still holds; the others are judged where everybody's are. */
export function judgeToken({ token, policy }: Session, purse: Purse, planned: Spent, now: number): Verdict {
  const dollars = token.scope.dollarsPerDay;
  if (dollars === undefined) return allow;
  const own: Policy = { ...policy, 'budget.dollarsPerDay': dollars, 'budget.tokensPerDay': Number.POSITIVE_INFINITY };
  return judgeBudget(purse.tokens, [tokenScope(token.id)], planned, own, now);
}

const tokenScope = (id: string): string => `token:${id}`;

const sum = (a: Spent, b: Spent): Spent => ({ tokens: a.tokens + b.tokens, dollars: a.dollars + b.dollars });
