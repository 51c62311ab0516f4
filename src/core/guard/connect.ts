import type { ChatEvent, ChatRequest } from '#core/mistral/chat.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { Conversation, GuardPorts, Traffic } from './conversation.ts';
import { failed, succeeded, undecided } from './spend/breaker.ts';
import { closeFor } from './spend/limiter.ts';
import { isPassing, pauseBefore } from './spend/retry.ts';

/** Opens the stream. Once words have come nothing is tried again: they would come twice. */
export const connect = (
  request: ChatRequest,
  conversation: Conversation,
  traffic: Traffic,
  ports: GuardPorts,
  signal: AbortSignal,
): Promise<Result<AsyncIterable<ChatEvent>, MistralError>> =>
  askPatiently(() => ports.api.stream({ ...conversation.call, signal }, request), traffic, ports, signal);

type Patience = Pick<GuardPorts, 'clock' | 'random'>;

/** Asks, and asks again where that can help; what the server says about itself is noted for everybody else. */
export async function askPatiently<Value, Failure extends MistralError>(
  ask: () => Promise<Result<Value, Failure>>,
  traffic: Traffic,
  ports: Patience,
  signal: AbortSignal,
): Promise<Result<Value, Failure | MistralError>> {
  for (let attempt = 1; ; attempt++) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    const answer = await ask();
    noteAnswer(answer, traffic, ports.clock.now());
    if (answer.ok) return answer;
    const pause = pauseBefore(attempt, answer.error, ports.random.unit());
    if (pause === undefined || traffic.breaker.at === 'open') return answer;
    if (!(await slept(pause, ports, signal))) return fail({ kind: 'cancelled' });
  }
}

/** A server that refuses one request is well; only one that cannot answer counts against it. */
function noteAnswer(answer: Result<unknown, MistralError>, traffic: Traffic, now: number): void {
  if (answer.ok) traffic.breaker = succeeded();
  else if (answer.error.kind === 'cancelled') traffic.breaker = undecided(traffic.breaker, now);
  else if (answer.error.kind === 'limited') {
    traffic.breaker = undecided(traffic.breaker, now);
    if (answer.error.retryAfter !== undefined) traffic.bucket = closeFor(traffic.bucket, answer.error.retryAfter, now);
  } else if (isPassing(answer.error) || answer.error.kind === 'timeout') traffic.breaker = failed(traffic.breaker, now);
  else traffic.breaker = succeeded();
}

async function slept(pause: number, { clock }: Patience, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(pause, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return !signal.aborted;
}
