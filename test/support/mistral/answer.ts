import type { Problem } from './contract/check.ts';

/** What will go back to the client, complete before the first byte is written. */
export type Answer = {
  readonly delayMs: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: 'text'; readonly text: string }
    | EventStream
    | { readonly kind: 'silence' }
    | { readonly kind: 'disconnect' };
};

export type EventStream = {
  readonly kind: 'events';
  /** Each one a complete server-sent event. */
  readonly events: readonly string[];
  readonly pauseMs: number;
  readonly pieceBytes: number;
  readonly end: 'close' | 'cut' | 'stall';
};

const jsonType = { 'content-type': 'application/json' };

export function json(value: unknown, status = 200): Answer {
  return { delayMs: 0, status, headers: jsonType, body: { kind: 'text', text: JSON.stringify(value) } };
}

export function events(data: readonly string[]): Answer {
  const all = data.map((line) => `data: ${line}\n\n`);
  return {
    delayMs: 0,
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: { kind: 'events', events: all, pauseMs: 0, pieceBytes: Number.MAX_SAFE_INTEGER, end: 'close' },
  };
}

export function refusal(status: number, message: string): Answer {
  return json({ object: 'error', message, type: `played_${status}`, param: null, code: String(status) }, status);
}

/** The validation layer speaks a language of its own. */
export function unprocessable(problems: readonly Problem[]): Answer {
  const detail = problems.map(({ where, path, message }) => ({
    loc: [where, ...path.split('.').filter((step) => step !== '')],
    msg: message,
    type: 'value_error',
  }));
  return json({ detail }, 422);
}

/** The categories that fired, in the shape of Mistral's guardrails. */
export function blockedByGuardrail(fired: Readonly<Record<string, { score: number; threshold: number }>>): Answer {
  const decisions = Object.fromEntries(
    Object.entries(fired).map(([category, verdict]) => [category, { ...verdict, violation: true }]),
  );
  const error = { message: 'Content blocked by guardrail', status: 403 };
  return json({ error, guardrails: { results: { moderation_llm_v2: { decisions } } } }, 403);
}
