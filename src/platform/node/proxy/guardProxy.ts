import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Traffic } from '#core/guard/conversation.ts';
import { shippedModel } from '#core/guard/injection/shipped.ts';
import { moderate } from '#core/guard/moderate/moderate.ts';
import type { Recogniser } from '#core/guard/redact/entity.ts';
import { createVocabulary } from '#core/guard/redact/vocabulary.ts';
import type { MistralApi } from '#core/mistral/api.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { Answer } from '#core/proxy/answer.ts';
import { refusalAnswer } from '#core/proxy/answer.ts';
import type { RefusalKind } from '#core/proxy/door/refusals.ts';
import { refuse } from '#core/proxy/door/refusals.ts';
import { recogniseProxyTokens } from '#core/proxy/door/token.ts';
import type { Entry } from '#core/proxy/entry.ts';
import type { Asked, ExchangePorts } from '#core/proxy/exchange.ts';
import { exchange } from '#core/proxy/exchange.ts';
import type { Json, JsonObject } from '#core/proxy/json.ts';
import { isObject, parseJson } from '#core/proxy/json.ts';
import { createMetrics } from '#core/proxy/metrics.ts';
import type { Session } from '#core/proxy/session.ts';
import { countTexts } from '#core/proxy/wire/shapes.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Carry } from './carry.ts';
import type { Admitted, DoorOptions } from './door.ts';
import { admitAtDoor } from './door.ts';
import { forwardTo } from './forward.ts';
import type { KeySource } from './keySource.ts';
import type { Limits } from './limits.ts';
import { readBody } from './readBody.ts';
import type { ServeTrouble, Serving } from './serve.ts';
import { serve } from './serve.ts';

export interface ProxyOptions extends Omit<DoorOptions, 'now'> {
  readonly host?: '127.0.0.1' | '::1';
  readonly port: number;
  readonly limits: Limits;
  /** Judged before: a server a key may be sent to. */
  readonly upstream: string;
  readonly upstreamTimeoutMs?: number;
  readonly keys: KeySource;
  readonly carry: Carry;
  readonly api: Pick<MistralApi, 'moderate'>;
  /** Asked for each request; what other processes spent may be in it a little later. */
  readonly traffic: () => Promise<Traffic>;
  readonly recognisers: () => Promise<readonly Recogniser[]>;
  /** Tells whether two keys are the same, and nothing else about them. */
  readonly fingerprint: (value: string) => string;
  readonly clock: Clock;
  readonly random: Random;
  readonly entered: (entry: Entry) => void;
  /** Somebody was turned away at the door; there is nothing of theirs to write down but why. */
  readonly turnedAway?: (kind: RefusalKind) => void;
}

export type RunningProxy = Serving;

/** The guard, for programs: Mistral's own paths on this machine, with a token of ours in place of the key. */
export async function startProxy(options: ProxyOptions): Promise<Result<RunningProxy, ServeTrouble>> {
  const metrics = createMetrics();
  const turnedAway = (kind: RefusalKind) => {
    metrics.refused(kind);
    options.turnedAway?.(kind);
  };
  const ports = exchangePorts(options, (entry) => {
    metrics.entered(entry);
    options.entered(entry);
  });
  let serving: Serving | undefined;
  const handle = async (request: IncomingMessage, _: ServerResponse, signal: AbortSignal): Promise<Answer> => {
    const admitted = admitAtDoor(request, serving?.port ?? 0, { ...options, now: options.clock.now });
    if (!admitted.ok) return turnAway(admitted.error);
    if (admitted.value.kind === 'health')
      return { status: 200, headers: {}, body: { kind: 'json', value: { status: 'ok' } } };
    if (admitted.value.kind === 'metrics')
      return { status: 200, headers: {}, body: { kind: 'plain', text: metrics.text(serving?.active() ?? 0) } };
    const asked = await readAsked(request, admitted.value, options);
    if (!asked.ok) return turnAway(asked.error);
    const session = await sessionFor(admitted.value, options);
    if (session === undefined) return turnAway('no key');
    return exchange(asked.value, session, await options.traffic(), ports, signal);
  };
  const turnAway = (kind: RefusalKind): Answer => {
    turnedAway(kind);
    return refusalAnswer(refuse(kind));
  };
  // The log of a long day is read before the first request, not while it waits.
  await options.traffic();
  const started = await serve({ host: '127.0.0.1', ...options, handle, refused: turnedAway });
  if (started.ok) serving = started.value;
  return started;
}

type Letter = Extract<Admitted, { kind: 'request' }>;

async function readAsked(
  request: IncomingMessage,
  { found, token }: Letter,
  { limits, keys }: Pick<ProxyOptions, 'limits' | 'keys'>,
): Promise<Result<Asked, RefusalKind>> {
  const { method = '', url = '' } = request;
  const asked = { route: found.route, method, target: url, path: found.path };
  const read = await readBody(request, found.route.shape === undefined ? 0 : limits.bodyBytes);
  if (read.kind === 'too large') return fail('body too large');
  if (read.kind === 'broken off') return fail('not HTTP');
  if (found.route.shape === undefined) return ok(asked);
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return fail('not plain');
  const body = parseJson(read.text);
  if (!isObject(body)) return fail('not JSON');
  if (countTexts(body, found.route.shape) > limits.texts) return fail('body too large');
  const refused = refusedModel(body, [token.scope.models, keys.models?.()]);
  return refused === undefined ? ok({ ...asked, body }) : fail(refused);
}

/** Whichever of the two the server goes by, the token must allow it. */
function refusedModel(body: JsonObject, lists: readonly (readonly string[] | undefined)[]): RefusalKind | undefined {
  const named = [body.model, body.agent_id].filter((name) => name !== undefined && name !== null);
  if (named.length === 0 || !named.every(isModelName)) return 'strange model';
  const allows = (allowed: readonly string[] | undefined) => named.every((name) => allowed?.includes(name) ?? true);
  return lists.every(allows) ? undefined : 'model not in scope';
}

const isModelName = (name: Json): name is string => typeof name === 'string' && /^[\w.:/@-]{1,80}$/.test(name);

async function sessionFor({ token, policy }: Letter, options: ProxyOptions): Promise<Session | undefined> {
  const payer = options.keys.payer();
  if (payer === undefined) return undefined;
  const vocabulary = createVocabulary(options.fingerprint);
  const recognisers = [recogniseProxyTokens, ...(await options.recognisers())];
  const local = { model: shippedModel(), recognisers, vocabulary };
  return { ...payer, token, proxyToken: token.id, policy, vocabulary, local };
}

function exchangePorts(options: ProxyOptions, entered: (entry: Entry) => void): ExchangePorts {
  const { clock, random, keys, carry, api, upstream, upstreamTimeoutMs = 120_000 } = options;
  const withKey: Pick<MistralApi, 'moderate'> = {
    moderate: async (call, texts) => {
      const answer = await keys.use((key) => api.moderate({ ...call, key }, texts));
      return answer.ok ? answer.value : fail({ kind: 'unauthorized' });
    },
  };
  return {
    clock,
    random,
    entered,
    ask: forwardTo({ upstream, keys, carry, timeoutMs: upstreamTimeoutMs }),
    moderate: async (texts, direction, policy, signal) =>
      (await moderate(texts, { api: withKey, call: { key: none, host: upstream }, direction }, policy, signal)).verdict,
  };
}

/** Stands where the key will be put when it is needed. */
const none = new Secret('');
