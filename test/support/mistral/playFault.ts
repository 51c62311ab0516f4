import type { Answer, EventStream } from './answer.ts';
import { blockedByGuardrail, json, refusal } from './answer.ts';
import type { Fault } from './faults.ts';

type Play = { [Kind in Fault['kind']]: (answer: Answer, fault: Extract<Fault, { kind: Kind }>) => Answer };

/** What each fault makes of the answer that would have gone out. */
const plays: Play = {
  latency: (answer, { ms }) => ({ ...answer, delayMs: ms }),
  status: (_, { status, message, retryAfter }) => withRetryAfter(refusal(status, message), retryAfter),
  guardrail: (_, { categories }) =>
    blockedByGuardrail(Object.fromEntries(categories.map((name) => [name, { score: 0.9, threshold: 0.1 }]))),
  'cut stream': (answer, { after }) => onStream(answer, (stream) => ({ ...first(stream, after), end: 'cut' })),
  'stalled stream': (answer, { after }) => onStream(answer, (stream) => ({ ...first(stream, after), end: 'stall' })),
  'unfinished stream': (answer, { after }) => onStream(answer, (stream) => first(stream, after)),
  'strange event': (answer, { at, data }) =>
    onStream(answer, (stream) => ({ ...stream, events: stream.events.with(at, `data: ${data}\n\n`) })),
  'slow stream': (answer, { ms }) => onStream(answer, (stream) => ({ ...stream, pauseMs: ms })),
  'split stream': (answer, { bytes }) => onStream(answer, (stream) => ({ ...stream, pieceBytes: bytes })),
  // These already shaped the answer while it was made.
  reply: (answer) => answer,
  'tool calls': (answer) => answer,
  scores: (answer) => answer,
  body: (_, { text }) => ({ ...json(null), body: { kind: 'text', text } }),
  redirect: (_, { to, status }) => ({ ...json(null, status), headers: { location: to } }),
  silence: (answer) => ({ ...answer, body: { kind: 'silence' } }),
  disconnect: (answer) => ({ ...answer, body: { kind: 'disconnect' } }),
};

export function playFault<Kind extends Fault['kind']>(answer: Answer, fault: Extract<Fault, { kind: Kind }>): Answer {
  const play: Play[Kind] = plays[fault.kind as Kind];
  return play(answer, fault);
}

function onStream(answer: Answer, change: (stream: EventStream) => EventStream): Answer {
  return answer.body.kind === 'events' ? { ...answer, body: change(answer.body) } : answer;
}

const first = (stream: EventStream, count: number): EventStream => ({
  ...stream,
  events: stream.events.slice(0, count),
});

function withRetryAfter(answer: Answer, retryAfter: number | Date | undefined): Answer {
  if (retryAfter === undefined) return answer;
  const value = retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter);
  return { ...answer, headers: { ...answer.headers, 'retry-after': value } };
}
