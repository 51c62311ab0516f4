import { codeOf } from '../guard/audit/recordOf.ts';
import type { Reasons, Verdict } from '../guard/verdict.ts';
import { reasonsOf } from '../guard/verdict.ts';
import type { MistralError } from '../mistral/error.ts';
import { detailsOf, sentenceFor } from './blockWords.ts';
import type { Refusal } from './door/refusals.ts';
import type { Json, JsonObject } from './json.ts';

/** What goes back to the program. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: 'json'; readonly value: Json }
    /** JSON that is handed on as it came. */
    | { readonly kind: 'text'; readonly text: string }
    /** For a reader of numbers. */
    | { readonly kind: 'plain'; readonly text: string }
    | { readonly kind: 'events'; readonly events: AsyncIterable<string> };
}

export const refusalAnswer = ({ status, headers, body }: Refusal): Answer => ({
  status,
  headers,
  body: { kind: 'json', value: { ...body } },
});

/** Like a violation of Mistral's own guardrails, with our reasons beside theirs: codes and numbers, never a text. */
export function blockedAnswer(reasons: Reasons): Answer {
  const [{ stage }] = reasons;
  const { status, retryAfter } = blockedStatus(reasons);
  return {
    status,
    headers: {
      'x-mistral-guard-verdict': 'block',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter / 1000))) }),
    },
    body: {
      kind: 'json',
      value: {
        object: 'error',
        message: sentenceFor(reasons[0]),
        type: stage === 'connection' || stage === 'budget' ? `guard_${stage}` : 'guardrail_violation',
        param: null,
        code: String(status),
        guardrails: violations(reasons),
      },
    },
  };
}

/** Money and pace are told apart from content: a client may wait for the one, and must change the other. */
function blockedStatus([first]: Reasons): { status: number; retryAfter?: number } {
  if (first.stage === 'budget') return { status: 402 };
  if (first.stage !== 'connection') return { status: 403 };
  return { status: first.code === 'rate-limited' ? 429 : 503, retryAfter: first.retryAfter };
}

export const violations = (reasons: Reasons): Json => ({
  results: {
    moderation_llm_v2: {
      decisions: Object.fromEntries(
        reasons.flatMap((reason) =>
          reason.stage === 'moderation' && reason.code === 'category'
            ? [[reason.category, { score: reason.score, violation: true }]]
            : [],
        ),
      ),
    },
    mistral_guard: { decisions: Object.fromEntries(reasons.map((reason) => [codeOf(reason), detailsOf(reason)])) },
  },
});

/** What was noticed and let pass, as `injection:override`: whoever reads headers can tell an answer that was fine from one that was tolerated. */
export function noticeHeaders(
  verdict: Verdict,
  redacted: Readonly<Record<string, number>>,
): Readonly<Record<string, string>> {
  const codes = [...new Set(reasonsOf(verdict).map((reason) => `${reason.stage}:${codeOf(reason)}`))]
    .slice(0, 10)
    .join(', ');
  const counts = Object.entries(redacted)
    .map(([type, count]) => `${type}=${count}`)
    .join(', ');
  return {
    'x-mistral-guard-verdict': verdict.kind,
    ...(codes === '' ? {} : { 'x-mistral-guard-warnings': codes }),
    ...(counts === '' ? {} : { 'x-mistral-guard-redacted': counts }),
  };
}

/** Failures that Mistral did not put into words itself, and what can be done about them. */
const failures: Readonly<Record<MistralError['kind'], readonly [number, string]>> = {
  unauthorized: [
    401,
    'Mistral refuses the key behind this proxy (401). Your proxy token is fine: whoever runs the proxy has to replace the key.',
  ],
  forbidden: [403, 'The key behind this proxy may not do this (403). Its workspace at Mistral decides what it may.'],
  guardrail: [403, 'Content blocked by guardrail'],
  'not-found': [404, 'Mistral does not know what was asked for. Look at the names in the request.'],
  'unknown-model': [404, 'Mistral does not know this model. GET /v1/models lists the ones it knows.'],
  'invalid-request': [422, 'Mistral cannot read this request. Look at the fields it was sent with.'],
  limited: [429, 'Mistral asks to slow down. Ask again after a while.'],
  server: [
    502,
    'Mistral has trouble of its own, and still had when the proxy asked again. Ask again in a few minutes.',
  ],
  'server-refused': [
    502,
    'The proxy may not send a key to the server it was told to use. Whoever runs it has to name another with --upstream.',
  ],
  redirected: [
    502,
    'The server answered with a redirect. It was not followed: the key would have gone along. Look at where --upstream leads.',
  ],
  offline: [
    502,
    'Mistral cannot be reached from here. Look at the network of this machine, and at where --upstream leads.',
  ],
  timeout: [504, 'Mistral did not answer in time. Ask again, or for a shorter answer.'],
  cancelled: [499, 'The request was given up.'],
  'unexpected-reply': [
    502,
    'The answer is not what Mistral promises, and was not handed on. Ask again; should it stay so, look at where --upstream leads.',
  ],
};

export function failedAnswer(error: MistralError): Answer {
  const [status, message] = failures[error.kind];
  const wait = error.kind === 'limited' ? error.retryAfter : undefined;
  return {
    status,
    headers: wait === undefined ? {} : { 'retry-after': String(Math.ceil(wait / 1000)) },
    body: { kind: 'json', value: upstreamError(`upstream_${error.kind.replaceAll('-', '_')}`, message, status) },
  };
}

const upstreamError = (type: string, message: string, status: number): JsonObject => ({
  object: 'error',
  message,
  type,
  param: null,
  code: String(status),
});

/** It answered, and did not come to its end. */
export const brokenOff = upstreamError(
  'upstream_broken_off',
  'Mistral’s answer broke off before its end. What was not handed on is lost; ask again.',
  502,
);

export const brokenOffAnswer: Answer = { status: 502, headers: {}, body: { kind: 'json', value: brokenOff } };
