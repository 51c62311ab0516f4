import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Conversation, GuardPorts, Traffic } from '#core/guard/conversation.ts';
import type { GuardEvent } from '#core/guard/event.ts';
import type { Draft } from '#core/guard/input/validate.ts';
import { send } from '#core/guard/pipeline.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { prepare } from '#core/guard/prepare.ts';
import { textOf } from '#core/guard/redact/restore.ts';
import { closedBreaker } from '#core/guard/spend/breaker.ts';
import { emptyBook } from '#core/guard/spend/budget.ts';
import { createCommitments } from '#core/guard/spend/commitments.ts';
import type { Answer, MistralApi } from '#core/mistral/api.ts';
import type { ChatEvent, ChatRequest } from '#core/mistral/chat.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Moderation, ModerationCategory } from '#core/mistral/moderation.ts';
import { moderationCategories } from '#core/mistral/moderation.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import { localContext } from './local.ts';

type StreamAnswer = readonly ChatEvent[] | MistralError;

/** A server in memory: it answers from a list, the last answer again and again, and remembers what it was sent. */
class FakeMistral implements Pick<MistralApi, 'stream' | 'moderate'> {
  readonly requests: ChatRequest[] = [];
  readonly moderated: string[] = [];
  answers: StreamAnswer[] = [reply('All is well.')];
  score: (text: string) => Partial<Record<ModerationCategory, number>> | MistralError = () => ({});
  /** Called whenever something is asked, before the answer. */
  onAsked: (what: 'stream' | 'moderate' | 'delta') => void = () => {};

  async stream(_: unknown, request: ChatRequest): Answer<AsyncIterable<ChatEvent>> {
    this.requests.push(request);
    this.onAsked('stream');
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer === undefined) return fail({ kind: 'offline' });
    return 'kind' in answer ? fail(answer) : ok(this.#play(answer));
  }

  async *#play(events: readonly ChatEvent[]): AsyncIterable<ChatEvent> {
    for (const event of events) {
      this.onAsked('delta');
      yield event;
    }
  }

  async moderate(_: unknown, texts: readonly string[]): Answer<readonly Moderation[]> {
    this.moderated.push(...texts);
    this.onAsked('moderate');
    const scored = texts.map((text) => this.score(text));
    const failure = scored.find((score) => isError(score));
    if (failure !== undefined) return fail(failure);
    return ok(scored.flatMap((score) => (isError(score) ? [] : [{ scores: { ...calm, ...score } }])));
  }
}

const isError = (score: object): score is MistralError => 'kind' in score;

const calm = Object.fromEntries(moderationCategories.map((category) => [category, 0.001])) as Moderation['scores'];

export const reply = (text: string, chunk = 7): readonly ChatEvent[] => [
  ...Array.from(
    { length: Math.ceil(text.length / chunk) },
    (_, i): ChatEvent => ({ kind: 'delta', text: text.slice(i * chunk, (i + 1) * chunk) }),
  ),
  { kind: 'end', model: 'mistral-small-latest', finish: 'stop', usage: { prompt: 100, completion: 50 } },
];

/** Everything a guarded request needs, in memory, with a clock that stands still unless somebody sleeps. */
export class World {
  now = Date.UTC(2026, 7, 1, 12);
  readonly slept: number[] = [];
  readonly records: AuditRecord[] = [];
  readonly api = new FakeMistral();
  readonly abort = new AbortController();
  readonly local = localContext();
  conversation: Conversation = {
    call: { key: new Secret('not a key') },
    model: 'mistral-small-latest',
    systemPrompt: 'You help people write careful software.',
    history: [],
    vocabulary: this.local.vocabulary,
    recognisers: this.local.recognisers,
    keyId: 'k1',
    profile: 'default',
    policy: presets.standard,
  };
  traffic: Traffic = {
    breaker: closedBreaker,
    bucket: { tokens: 100, at: this.now, closedUntil: 0 },
    bucketSize: { capacity: 100, perSecond: 10 },
    book: emptyBook(this.now),
    pending: createCommitments(),
  };

  readonly #ports: GuardPorts = {
    api: this.api,
    clock: {
      now: () => this.now,
      sleep: async (milliseconds) => {
        this.slept.push(milliseconds);
        this.now += milliseconds;
      },
    },
    random: {
      bytes: (count) => Uint8Array.from({ length: count }, (_, i) => (i * 37 + this.api.requests.length) % 256),
      unit: () => 0.5,
    },
    record: (record) => this.records.push(record),
  };

  async send(
    text: string,
    { accepted = false, attachments = [], ...rest }: Partial<Draft> & { accepted?: boolean } = {},
  ): Promise<readonly GuardEvent[]> {
    const prepared = prepare(
      { text, attachments, ...rest },
      { ...this.local, tokenCorrection: 1 },
      this.conversation.policy,
    );
    const events: GuardEvent[] = [];
    const sending = { prepared, conversation: this.conversation, accepted };
    for await (const event of send(sending, this.traffic, this.#ports, this.abort.signal)) events.push(event);
    return events;
  }

  get spent() {
    return this.traffic.book.byScope.day ?? { tokens: 0, dollars: 0 };
  }
}

export const shown = (events: readonly GuardEvent[]): string =>
  events.flatMap((event) => (event.kind === 'shown' ? [textOf(event.pieces)] : [])).join('');

export const ending = (events: readonly GuardEvent[]): string | undefined => events.at(-1)?.kind;
