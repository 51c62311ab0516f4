import type { Clock } from '#core/ports.ts';
import type { Conversation, Traffic } from '../conversation.ts';
import { estimateTokens } from '../input/tokens.ts';
import type { Verdict } from '../verdict.ts';
import { gravest } from '../verdict.ts';
import type { Pending, Spending, Spent } from './budget.ts';
import { addSpend, judgeBudget } from './budget.ts';
import { spendingIn } from './commitments.ts';
import { judgeMonth } from './month.ts';
import type { TokenCount } from './prices.ts';
import { costOf } from './prices.ts';
import type { Payer } from './scopes.ts';
import { scopesOf } from './scopes.ts';

export interface Meter {
  /** Admitted: until it is settled the plan counts against everybody else's. */
  reserve(planned: Spent): void;
  /** The server took the request: from here on it costs. */
  open(promptTokens: number): void;
  /** More of the reply came; does it still fit the budget? */
  heard(text: string): Verdict;
  /** What the server says it was. Counts instead of every estimate. */
  reported(usage: TokenCount): void;
  used(): TokenCount & Spent;
  /** What all but this request have spent, and may. */
  others(): Spending;
  /** Writes it down, once, however the request ended. */
  settle(): void;
}

export function createMeter(
  conversation: Payer & Pick<Conversation, 'model' | 'policy'>,
  traffic: Traffic,
  clock: Pick<Clock, 'now'>,
): Meter {
  const { model, policy } = conversation;
  const scopes = scopesOf(conversation);
  let count: TokenCount = { prompt: 0, completion: 0 };
  let settled = false;
  let own: Pending | undefined;
  const others = () => spendingIn(traffic.book, traffic.pending, clock.now(), own);
  const used = (): TokenCount & Spent => ({
    ...count,
    tokens: count.prompt + count.completion,
    dollars: costOf(model, count),
  });
  return {
    reserve: (planned) => {
      own = { scopes, planned };
      traffic.pending.add(own);
    },
    open: (prompt) => {
      count = { prompt, completion: 0 };
    },
    heard: (text) => {
      count = { ...count, completion: count.completion + estimateTokens(text) };
      const spending = others();
      return gravest([
        judgeBudget(spending, scopes, used(), policy),
        judgeMonth(spending, traffic.month, used(), policy),
      ]);
    },
    reported: (usage) => {
      count = usage;
    },
    used,
    others,
    settle: () => {
      if (settled) return;
      settled = true;
      if (own !== undefined) traffic.pending.delete(own);
      traffic.book = addSpend(traffic.book, scopes, used(), clock.now());
    },
  };
}
