import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Conversation, GuardPorts, Traffic } from '#core/guard/conversation.ts';
import type { GuardEvent } from '#core/guard/event.ts';
import { send } from '#core/guard/pipeline.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { prepare } from '#core/guard/prepare.ts';
import { closedBreaker } from '#core/guard/spend/breaker.ts';
import { emptyBook } from '#core/guard/spend/budget.ts';
import { createCommitments } from '#core/guard/spend/commitments.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { systemRandom } from '#platform/node/random.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { localContext } from './local.ts';

export interface SendOptions {
  readonly accepted?: boolean;
  readonly attachments?: readonly { readonly name: string; readonly text: string }[];
  readonly signal?: AbortSignal;
  /** Told of each event; answering `leave` is a reader that walks away. */
  readonly seen?: (event: GuardEvent) => 'leave' | undefined;
}

/** The whole guard over the real SDK to the played server. Time is real, except that nobody sleeps between two tries. */
export function guarded(player: Player, policy: Policy = presets.standard, timeoutMs = 2_000) {
  const local = localContext();
  const records: AuditRecord[] = [];
  const slept: number[] = [];
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const conversation: Conversation = {
    call: callTo(player, player.keys.add(), { timeoutMs }),
    model: 'mistral-small-latest',
    systemPrompt: 'You help people write careful software.',
    history: [],
    vocabulary: local.vocabulary,
    recognisers: local.recognisers,
    keyId: 'k1',
    profile: 'default',
    policy,
  };
  const traffic: Traffic = {
    breaker: closedBreaker,
    bucket: { tokens: 100, at: now(), closedUntil: 0 },
    bucketSize: { capacity: 100, perSecond: 10 },
    book: emptyBook(now()),
    pending: createCommitments(),
  };
  const ports: GuardPorts = {
    api: mistralOverSdk(),
    clock: { now, sleep: async (milliseconds) => void slept.push(milliseconds) },
    random: systemRandom,
    record: (record) => records.push(record),
  };
  return {
    traffic,
    records,
    slept,
    wait: (milliseconds: number): void => {
      ahead += milliseconds;
    },
    spent: () => traffic.book.byScope.day ?? { tokens: 0, dollars: 0 },
    async send(text: string, { accepted = false, attachments = [], signal, seen }: SendOptions = {}) {
      const prepared = prepare({ text, attachments: [...attachments] }, { ...local, tokenCorrection: 1 }, policy);
      const events: GuardEvent[] = [];
      const never = new AbortController().signal;
      for await (const event of send({ prepared, conversation, accepted }, traffic, ports, signal ?? never)) {
        events.push(event);
        if (seen?.(event) === 'leave') break;
      }
      return events;
    },
  };
}

/** What arrived at the player, as it would be told: the path of each request, in order. */
export const asked = (player: Player): readonly string[] => player.received().map(({ url }) => url.pathname);
