import type { Conversation, Traffic } from './conversation.ts';
import { admit } from './spend/breaker.ts';
import type { Spent } from './spend/budget.ts';
import { judgeBudget } from './spend/budget.ts';
import { spendingIn } from './spend/commitments.ts';
import { take } from './spend/limiter.ts';
import { judgeMonth } from './spend/month.ts';
import type { Payer } from './spend/scopes.ts';
import { scopesOf } from './spend/scopes.ts';
import type { Verdict } from './verdict.ts';
import { block, gravest } from './verdict.ts';

/** Whether a request may go out at all: money first, then the pace, then whether anybody answers. */
export function admitRequest(
  traffic: Traffic,
  conversation: Payer & Pick<Conversation, 'policy'>,
  planned: Spent,
  now: number,
): Verdict {
  const spending = spendingIn(traffic.book, traffic.pending, now);
  const budget = gravest([
    judgeBudget(spending, scopesOf(conversation), planned, conversation.policy),
    judgeMonth(spending, traffic.month, planned, conversation.policy),
  ]);
  if (budget.kind === 'block') return budget;
  const taken = take(traffic.bucket, traffic.bucketSize, now);
  traffic.bucket = taken.bucket;
  if (!taken.ok) return block({ stage: 'connection', code: 'rate-limited', retryAfter: taken.retryAfter });
  const admission = admit(traffic.breaker, now);
  if (!admission.ok) return block({ stage: 'connection', code: 'breaker-open', retryAfter: admission.retryAfter });
  traffic.breaker = admission.breaker;
  return budget;
}
