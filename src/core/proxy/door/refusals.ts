/** Why a request was not even looked at, or could not be. One row each: the status, and words for whoever reads the error. */
const refusals = {
  'no token': [401, 'This is a guard proxy: send its token as “Authorization: Bearer mg_…”.'],
  'unknown token': [
    401,
    'The proxy does not know this token. Take the one that it was started with, or make a new one in the editor.',
  ],
  'expired token': [401, 'This proxy token has expired. Make a new one.'],
  'revoked token': [401, 'This proxy token was revoked. Make a new one.'],
  'path not in scope': [403, 'This proxy token may not use this path.'],
  'model not in scope': [403, 'This proxy token may not use this model.'],
  'unknown path': [
    404,
    'The proxy does not serve this path. Programs ask below /v1; other paths pass when they are listed (--also-path, or mistralGuard.proxy.alsoPaths).',
  ],
  'wrong method': [
    405,
    'The proxy does not serve this path with this method. Models are asked for with GET, everything else with POST.',
  ],
  'unknown parameter': [400, 'The proxy does not know a parameter in this address. A token never belongs there.'],
  'strange target': [
    400,
    'There is nothing at this address. Programs ask below /v1, for example /v1/chat/completions.',
  ],
  'foreign host': [403, 'The proxy answers to its own address on this machine only.'],
  browser: [403, 'The proxy does not answer to web pages.'],
  upgrade: [400, 'The proxy does not change protocols.'],
  'two lengths': [400, 'The length of this request can be read in two ways.'],
  'too many headers': [431, 'The head of this request is larger than the proxy takes.'],
  'not HTTP': [400, 'This is not a request the proxy can read.'],
  'not plain': [415, 'The proxy reads plain JSON: send “Content-Type: application/json”.'],
  'not JSON': [400, 'The body is not a JSON object the proxy can read.'],
  'strange model': [422, 'The name of the model is missing, or is not one. Name one, such as mistral-small-latest.'],
  'unknown policy': [400, 'A policy header says something the proxy does not know.'],
  'body too large': [413, 'The body is larger than the proxy takes.'],
  'too slow': [408, 'The request took too long to arrive.'],
  busy: [503, 'The proxy is serving as many requests as it may. Try again shortly.'],
  stopping: [503, 'The proxy is stopping.'],
  'no key': [503, 'The proxy has no key to ask with. Whoever runs it has to give it one.'],
  fault: [500, 'The proxy failed at this request. Nothing more is known here; its log may say more.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalKind = keyof typeof refusals;

/** Worth another try, after this many seconds. */
const later: Partial<Record<RefusalKind, number>> = { busy: 1, stopping: 5 };

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { object: 'error'; message: string; type: string; param: null; code: string };
}

/** In the shape in which Mistral refuses. */
export function refuse(kind: RefusalKind, detail?: string): Refusal {
  const [status, words] = refusals[kind];
  const message = detail === undefined ? words : `${words} ${detail}`;
  const seconds = later[kind];
  return {
    status,
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
    body: {
      object: 'error',
      message,
      type: `guard_${kind.replaceAll(' ', '_').toLowerCase()}`,
      param: null,
      code: String(status),
    },
  };
}
