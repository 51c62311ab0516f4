import type { ChatEvent, FinishReason } from '#core/mistral/chat.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { admitRequest } from './admission.ts';
import { recordOf } from './audit/recordOf.ts';
import { connect } from './connect.ts';
import type { Conversation, GuardPorts, Traffic } from './conversation.ts';
import { moderate } from './moderate/moderate.ts';
import { createLeakFinder } from './output/leak.ts';
import { passWindows } from './output/passWindows.ts';
import type { OutputWindow } from './output/windows.ts';
import type { Prepared } from './prepare.ts';
import { createReader } from './reader.ts';
import type { Piece } from './redact/restore.ts';
import { buildRequest } from './request.ts';
import { createMeter } from './spend/meter.ts';
import type { Assessed } from './stage.ts';
import type { Reason, Verdict } from './verdict.ts';
import { gravest } from './verdict.ts';

/** What happens to a message, in order. Exactly one event of the last five ends it. */
export type GuardEvent =
  | { kind: 'shown'; pieces: readonly Piece[]; reasons: readonly Reason[] }
  /** The person is asked; sending again with `accepted` is their answer. */
  | { kind: 'asking'; verdict: Verdict }
  | { kind: 'blocked'; verdict: Verdict }
  /** Something of the reply was shown, the rest will not be. */
  | { kind: 'stopped'; verdict: Verdict }
  | { kind: 'answered'; finish: FinishReason; verdict: Verdict }
  | { kind: 'failed'; error: MistralError };

export interface Sending {
  readonly prepared: Assessed<Prepared>;
  readonly conversation: Conversation;
  /** The person saw the warnings and sends nevertheless, this once. */
  readonly accepted: boolean;
}

/** One message through every stage. Nothing leaves before the stages before it agreed, and all of it is written down. */
export async function* send(
  sending: Sending,
  traffic: Traffic,
  ports: GuardPorts,
  signal: AbortSignal,
): AsyncGenerator<GuardEvent> {
  const began = ports.clock.now();
  const meter = createMeter(sending.conversation, traffic, ports.clock);
  const seen: GuardEvent[] = [];
  try {
    for await (const event of run(sending, traffic, ports, signal, meter)) {
      if (event.kind !== 'shown' || event.reasons.length > 0) seen.push(event);
      yield event;
    }
  } finally {
    meter.settle();
    ports.record(recordOf(sending, seen, meter.used(), began, ports.clock.now()));
  }
}

type Meter = ReturnType<typeof createMeter>;

async function* run(
  { prepared, conversation, accepted }: Sending,
  traffic: Traffic,
  ports: GuardPorts,
  signal: AbortSignal,
  meter: Meter,
): AsyncGenerator<GuardEvent> {
  const { policy, call } = conversation;
  const refused = (verdict: Verdict) => refusal(verdict, accepted);

  const local = refused(prepared.verdict);
  if (local !== undefined) return yield local;

  const built = buildRequest(prepared.value, conversation, ports.random);
  const admitted = admitRequest(traffic, conversation, built.planned, ports.clock.now());
  if (admitted.kind === 'block') return yield { kind: 'blocked', verdict: admitted };

  if (signal.aborted) return yield cancelled;
  const texts = [prepared.value.question, ...prepared.value.context.map(({ text }) => text)];
  const moderated = await moderate(texts, { api: ports.api, call, direction: 'input' }, policy, signal);
  if (signal.aborted) return yield cancelled;
  const judged = refused(moderated.verdict);
  if (judged !== undefined) return yield judged;

  const connected = await connect(built.request, conversation, traffic, ports, signal);
  if (!connected.ok) return yield { kind: 'failed', error: connected.error };
  meter.open(built.promptTokens);
  const findLeaks = createLeakFinder({ canary: built.canary, systemPrompt: built.systemMessage });
  const reader = createReader({ recognisers: conversation.recognisers, findLeaks }, conversation);
  const warned = gravest([prepared.verdict, moderated.verdict, admitted]);
  yield* read(connected.value, reader, conversation, ports, signal, meter, warned);
}

const cancelled: GuardEvent = { kind: 'failed', error: { kind: 'cancelled' } };

function refusal(verdict: Verdict, accepted: boolean): GuardEvent | undefined {
  if (verdict.kind === 'block') return { kind: 'blocked', verdict };
  return verdict.kind === 'warn' && !accepted ? { kind: 'asking', verdict } : undefined;
}

type Reader = ReturnType<typeof createReader>;

async function* read(
  events: AsyncIterable<ChatEvent>,
  reader: Reader,
  conversation: Conversation,
  ports: GuardPorts,
  signal: AbortSignal,
  meter: Meter,
  warned: Verdict,
): AsyncGenerator<GuardEvent> {
  const show = (windows: readonly OutputWindow[]) => showAll(windows, reader, conversation, ports, signal);
  for await (const event of events) {
    if (signal.aborted) return yield cancelled;
    if (event.kind === 'failed') return yield event;
    if (event.kind === 'end') {
      if (event.usage !== undefined) meter.reported(event.usage);
      const ended = yield* show(reader.end());
      return yield ended ?? { kind: 'answered', finish: event.finish, verdict: warned };
    }
    const budget = meter.heard(event.text);
    if (budget.kind === 'block') return yield { kind: 'stopped', verdict: budget };
    const stopped = yield* show(reader.push(event.text));
    if (stopped !== undefined) return yield stopped;
  }
  yield { kind: 'failed', error: { kind: 'unexpected-reply', detail: 'the stream ended without an end' } };
}

/** Shows windows one by one as they pass; the event that ends everything is the answer when one does not. */
async function* showAll(
  windows: readonly OutputWindow[],
  reader: Reader,
  { call, policy }: Conversation,
  { api }: GuardPorts,
  signal: AbortSignal,
): AsyncGenerator<GuardEvent, GuardEvent | undefined> {
  const judge = async (text: string) =>
    (await moderate([text], { api, call, direction: 'output' }, policy, signal)).verdict;
  const passing = passWindows(windows, reader, judge);
  for (let next = await passing.next(); ; next = await passing.next()) {
    if (signal.aborted) return cancelled;
    if (next.done) return next.value && { kind: 'stopped', verdict: next.value };
    yield { kind: 'shown', ...next.value };
  }
}
