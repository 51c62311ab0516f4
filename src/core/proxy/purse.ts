import { admitRequest } from '../guard/admission.ts';
import type { Traffic } from '../guard/conversation.ts';
import type { Spending, Spent } from '../guard/spend/budget.ts';
import { judgeBudget } from '../guard/spend/budget.ts';
import { spendingIn } from '../guard/spend/commitments.ts';
import { tokenScope } from '../guard/spend/scopes.ts';
import type { Verdict } from '../guard/verdict.ts';
import { allow, gravest } from '../guard/verdict.ts';
import type { Session } from './session.ts';

/** Whether a request may go out: as far as its token goes, and as far as everybody else's money and patience do. */
export function admitToPurse(session: Session, traffic: Traffic, planned: Spent, now: number): Verdict {
  const token = judgeToken(session, spendingIn(traffic.book, traffic.pending, now), planned);
  return token.kind === 'block' ? token : gravest([admitRequest(traffic, session, planned, now), token]);
}

/** Whether a token's own budget still holds; the others are judged where everybody's are. */
export function judgeToken({ token: { id, scope }, policy }: Session, spending: Spending, planned: Spent): Verdict {
  if (scope.dollarsPerDay === undefined) return allow;
  return judgeBudget(spending, [tokenScope(id)], planned, {
    'budget.dollarsPerDay': scope.dollarsPerDay,
    'budget.tokensPerDay': Number.POSITIVE_INFINITY,
    'budget.alertAt': policy['budget.alertAt'],
  });
}
