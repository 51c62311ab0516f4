import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { brokenOffAnswer, refusalAnswer } from '#core/proxy/answer.ts';
import { answerHeaders } from '#core/proxy/door/headers.ts';
import { refuse } from '#core/proxy/door/refusals.ts';
import type { WireFailure, WireReply, WireRequest } from '#core/proxy/exchange.ts';
import type { Json } from '#core/proxy/json.ts';
import { isObject, parseJson } from '#core/proxy/json.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Secret } from '#core/vault/secret.ts';
import { sha256 } from '../hash.ts';
import type { Connection } from '../mistral/call.ts';
import { connect } from '../mistral/call.ts';
import { Failed } from '../mistral/failed.ts';
import { firstBytes } from '../mistral/firstBytes.ts';
import { httpFailure } from '../mistral/httpFailure.ts';
import { meaningOf } from '../mistral/thrown.ts';
import { boundedText, textPieces } from './bodies.ts';
import type { Carried, Carry } from './carry.ts';
import type { KeySource } from './keySource.ts';

export interface ForwardOptions {
  readonly upstream: string;
  readonly keys: KeySource;
  readonly carry: Carry;
  /** The longest silence of the server, before its answer and within it. */
  readonly timeoutMs: number;
}

type Forwarded = Result<WireReply, WireFailure>;
export type Forward = (request: WireRequest, signal: AbortSignal) => Promise<Forwarded>;

/** Sends a request on with the real key. One that the server does not take any more is fetched anew, once. */
export function forwardTo({ upstream, keys, carry, timeoutMs }: ForwardOptions): Forward {
  return async (request, signal) => {
    let used = '';
    const attempt = async (key: Secret): Promise<Forwarded | 'same key'> => {
      const mark = sha256(key.revealFor('fingerprint'));
      if (mark === used) return 'same key';
      used = mark;
      const limits = { timeoutMs, alsoAllowed: [] };
      return connect({ key, host: upstream, signal }, limits, (connection) => send(request, carry, connection));
    };
    const first = settled(await keys.use(attempt));
    if (first.ok || first.error.kind !== 'unauthorized') return first;
    await keys.refused();
    const second = await keys.use(attempt);
    return second.ok && second.value !== 'same key' ? second.value : first;
  };
}

const settled = (answer: Result<Forwarded | 'same key', 'no key'>): Forwarded =>
  answer.ok && answer.value !== 'same key'
    ? answer.value
    : fail({ kind: 'unauthorized', said: refusalAnswer(refuse('no key')) });

async function send(request: WireRequest, carry: Carry, connection: Connection): Promise<Forwarded> {
  let streaming = false;
  let answered = false;
  try {
    const response = await ask(request, carry, connection);
    answered = true;
    if (response.status < 200 || response.status > 299) return fail(await refusal(response, connection));
    const headers = answerHeaders(response.headers);
    const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
    if (isStream !== request.streams) throw new Failed({ kind: 'unexpected-reply', detail: 'not the kind asked for' });
    if (!isStream) return ok({ headers, body: { kind: 'text', text: await boundedText(response.body) } });
    streaming = true;
    return ok({ headers, body: { kind: 'stream', text: textPieces(response.body, connection.deadline) } });
  } catch (thrown) {
    const error = meaningOf(thrown, connection);
    return fail(answered && error.kind === 'offline' ? brokeOff : error);
  } finally {
    if (!streaming) connection.deadline.end();
  }
}

/** Not asked again by itself: an answer that had begun may have been paid for. */
const brokeOff: WireFailure = { kind: 'unexpected-reply', detail: 'broke off', said: brokenOffAnswer };

/** Only what the server has to know travels: none of the program's headers, and the one key. */
async function ask(
  { method, target, body, streams }: WireRequest,
  carry: Carry,
  connection: Connection,
): Promise<Carried> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${connection.rawKey}`,
    accept: streams ? 'text/event-stream' : 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'mistral-guard',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const { signal } = connection.deadline;
  try {
    return await carry(`${connection.server}${target}`, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw new Failed({ kind: 'offline' });
  }
}

/** Enough for every error Mistral documents. */
const errorBytes = 64 * 1024;

/** What it means to us, and what Mistral said about it to the program, should that be fit to hand on. */
async function refusal(response: Carried, { rawKey }: Connection): Promise<WireFailure> {
  const text = await firstBytes(response, errorBytes);
  const { status, headers } = response;
  const error: MistralError = await httpFailure(
    new Response(text === '' ? null : text, { status: statusFor(status), headers: [...headers] }),
    (said) => boundedDetail(said, rawKey),
  );
  const said = parseJson(text.replaceAll(rawKey, '[key]'));
  return isObject(said) && status >= 400 && status !== 401
    ? { ...error, said: saidAnswer(status, headers, said) }
    : error;
}

/** A Response of our own making cannot have every status a server may send. */
const statusFor = (status: number): number =>
  status >= 200 && status <= 599 && ![204, 205, 304].includes(status) ? status : 502;

const saidAnswer = (status: number, headers: Carried['headers'], value: Json) => ({
  status,
  headers: answerHeaders(headers),
  body: { kind: 'json' as const, value },
});
