import type { ChatEvent } from '#core/mistral/chat.ts';
import type { ToolCall } from '#core/mistral/tool.ts';
import { admitRequest } from './admission.ts';
import { recordOf } from './audit/recordOf.ts';
import { connect } from './connect.ts';
import type { GuardPorts, Traffic } from './conversation.ts';
import type { GuardEvent } from './event.ts';
import { moderate } from './moderate/moderate.ts';
import { passCall } from './output/calls.ts';
import type { OutputContext } from './output/findings.ts';
import type { HeadStart } from './output/headStart.ts';
import { headStart } from './output/headStart.ts';
import { createLeakFinder } from './output/leak.ts';
import { passWindows } from './output/passWindows.ts';
import type { OutputWindow } from './output/windows.ts';
import type { Reader } from './reader.ts';
import { createReader } from './reader.ts';
import type { BuiltRequest } from './request.ts';
import { buildRequest } from './request.ts';
import type { Sending } from './sending.ts';
import { undecided } from './spend/breaker.ts';
import type { Meter } from './spend/meter.ts';
import { createMeter } from './spend/meter.ts';
import type { Verdict } from './verdict.ts';
import { gravest } from './verdict.ts';

/** One message on its way, and everything the stages need to bring it there. */
interface Exchange extends Sending {
  readonly traffic: Traffic;
  readonly ports: GuardPorts;
  readonly signal: AbortSignal;
  readonly meter: Meter;
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
    for await (const event of run({ ...sending, traffic, ports, signal, meter })) {
      if (!('reasons' in event) || event.reasons.length > 0) seen.push(event);
      yield event;
    }
  } finally {
    meter.settle();
    ports.record(recordOf(sending, seen, meter.used(), began, ports.clock.now()));
  }
}

/** What may be said before anything leaves, and whether there is money and a server. */
async function* run(exchange: Exchange): AsyncGenerator<GuardEvent> {
  const { prepared, conversation, traffic, ports, meter } = exchange;
  const local = refusal(prepared.verdict, exchange);
  if (local !== undefined) return yield local;

  const built = buildRequest(prepared.value, conversation, ports.random);
  const admitted = admitRequest(traffic, conversation, built.planned, ports.clock.now());
  if (admitted.kind === 'block') return yield { kind: 'blocked', verdict: admitted };
  meter.reserve(built.planned);
  const trial = traffic.breaker;
  try {
    yield* deliver(built, admitted, exchange);
  } finally {
    // Refused or cancelled before the server was tried: the next request is to try it instead.
    if (traffic.breaker === trial) traffic.breaker = undecided(trial, ports.clock.now());
  }
}

/** Moderated, sent, and read as it comes. */
async function* deliver(built: BuiltRequest, admitted: Verdict, exchange: Exchange): AsyncGenerator<GuardEvent> {
  const { prepared, conversation, traffic, ports, signal, meter } = exchange;
  if (signal.aborted) return yield cancelled;
  const { question, context, results } = prepared.value;
  const moderating = { api: ports.api, call: conversation.call, direction: 'input' } as const;
  const texts = [question, ...[...context, ...results].map(({ text }) => text)].filter((text) => text.trim() !== '');
  const moderated = await moderate(texts, moderating, conversation.policy, signal);
  if (signal.aborted) return yield cancelled;
  // To ask the person whether to go on without a check would only lead to the same refusal.
  if (moderated.value === 'key refused') return yield { kind: 'failed', error: { kind: 'unauthorized' } };
  const refused = refusal(moderated.verdict, exchange);
  if (refused !== undefined) return yield refused;

  const connected = await connect(built.request, conversation, traffic, ports, signal);
  if (!connected.ok) return yield { kind: 'failed', error: connected.error };
  meter.open(built.promptTokens);
  const findLeaks = createLeakFinder({ canary: built.canary, systemPrompt: built.systemMessage });
  const looking = { recognisers: conversation.recognisers, findLeaks };
  const warned = gravest([prepared.verdict, moderated.verdict, admitted]);
  yield* read(connected.value, looking, warned, exchange);
}

const cancelled: GuardEvent = { kind: 'failed', error: { kind: 'cancelled' } };

function refusal(verdict: Verdict, { accepted }: Sending): GuardEvent | undefined {
  if (verdict.kind === 'block') return { kind: 'blocked', verdict };
  return verdict.kind === 'warn' && !accepted ? { kind: 'asking', verdict } : undefined;
}

async function* read(
  events: AsyncIterable<ChatEvent>,
  looking: OutputContext,
  warned: Verdict,
  exchange: Exchange,
): AsyncGenerator<GuardEvent> {
  const { meter, signal, conversation } = exchange;
  const reader = createReader(looking, conversation);
  const { hear, judge } = headStart(judgeOf(exchange));
  const calls: ToolCall[] = [];
  for await (const event of events) {
    if (signal.aborted) return yield cancelled;
    if (event.kind === 'failed') return yield event;
    if (event.kind === 'end') {
      if (event.usage !== undefined) meter.reported(event.usage);
      const ended = (yield* show(reader.end(), reader, judge, signal)) ?? (yield* hand(calls, looking, exchange));
      return yield ended ?? { kind: 'answered', finish: event.finish, verdict: warned };
    }
    const budget = meter.heard(event.kind === 'call' ? JSON.stringify(event.call.input) : event.text);
    if (budget.kind === 'block') return yield { kind: 'stopped', verdict: budget };
    if (event.kind === 'call') {
      calls.push(event.call);
      continue;
    }
    hear(event.text);
    const stopped = yield* show(reader.push(event.text), reader, judge, signal);
    if (stopped !== undefined) return yield stopped;
  }
  yield { kind: 'failed', error: { kind: 'unexpected-reply', detail: 'the stream ended without an end' } };
}

/** Shows windows one by one as they pass; the event that ends everything is the answer when one does not. */
async function* show(
  windows: readonly OutputWindow[],
  reader: Reader,
  judge: HeadStart['judge'],
  signal: AbortSignal,
): AsyncGenerator<GuardEvent, GuardEvent | undefined> {
  const passing = passWindows(windows, reader, judge);
  for (let next = await passing.next(); ; next = await passing.next()) {
    if (signal.aborted) return cancelled;
    if (next.done) return next.value && { kind: 'stopped', verdict: next.value };
    yield { kind: 'shown', ...next.value };
  }
}

/** Calls one by one as they pass: nothing is handed over that the program did not offer, and nothing after one that does not. */
async function* hand(
  calls: readonly ToolCall[],
  looking: OutputContext,
  exchange: Exchange,
): AsyncGenerator<GuardEvent, GuardEvent | undefined> {
  const { vocabulary, policy, tools = [] } = exchange.conversation;
  for (const call of calls) {
    if (!tools.some(({ name }) => name === call.name)) return unoffered;
    const passed = await passCall(call, { ...looking, vocabulary, policy, judge: judgeOf(exchange) });
    if (exchange.signal.aborted) return cancelled;
    if (!passed.passed) return { kind: 'stopped', verdict: passed.verdict };
    yield { kind: 'called', call: passed.call, reasons: passed.reasons };
  }
  return undefined;
}

const unoffered: GuardEvent = {
  kind: 'failed',
  error: { kind: 'unexpected-reply', detail: 'the model called a tool that nobody offered' },
};

const judgeOf =
  ({ conversation: { call, policy }, ports: { api }, signal }: Exchange) =>
  async (text: string): Promise<Verdict> =>
    (await moderate([text], { api, call, direction: 'output' }, policy, signal)).verdict;
