import { admitRequest } from '../guard/admission.ts';
import type { Traffic } from '../guard/conversation.ts';
import type { Policy } from '../guard/policy/policy.ts';
import type { Pending, Scopes, SpendBook, Spent } from '../guard/spend/budget.ts';
import { committed, judgeBudget } from '../guard/spend/budget.ts';
import type { Verdict } from '../guard/verdict.ts';
import { allow, gravest } from '../guard/verdict.ts';
import type { TokenRecord } from './door/token.ts';
import type { Session } from './session.ts';

/** What all requests of a proxy spend from, beside the book that everybody shares. */
export interface Purse {
  readonly traffic: Traffic;
  /** What each token has spent today. */
  tokens: SpendBook;
  /** What each token's requests under way may still cost. */
  readonly pending: Set<Pending>;
}

/** Whether a request may go out: as far as its token goes, and as far as everybody else's money and patience do. */
export function admitToPurse(session: Session, purse: Purse, planned: Spent, now: number): Verdict {
  const token = judgeToken(session, purse, planned, now);
  return token.kind === 'block' ? token : gravest([admitRequest(purse.traffic, session, planned, now), token]);
}

/** Whether a token's own budget still holds; the others are judged where everybody's are. */
export function judgeToken(
  { token, policy }: Session,
  purse: Purse,
  planned: Spent,
  now: number,
  own?: Pending,
): Verdict {
  const dollars = token.scope.dollarsPerDay;
  if (dollars === undefined) return allow;
  const limits: Policy = {
    ...policy,
    'budget.dollarsPerDay': dollars,
    'budget.tokensPerDay': Number.POSITIVE_INFINITY,
  };
  const others = [...purse.pending].filter((each) => each !== own);
  return judgeBudget(committed(purse.tokens, others, now), scopesOfToken(token), planned, limits, now);
}

export const scopesOfToken = ({ id }: TokenRecord): Scopes => [`token:${id}`];
