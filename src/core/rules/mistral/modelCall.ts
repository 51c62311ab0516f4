import type { Call } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { CallSite, Source } from '../syntax/source.ts';
import { modelName } from './modules.ts';
import type { Options } from './options.ts';
import { option, optionsOf } from './options.ts';
import { clientMaker, importsMistral, makerOf, namesMistralHost } from './origin.ts';
import { bodyOf, rawRequests } from './rawRequest.ts';

/** A request to a model through one of the libraries, or by hand. */
export interface ModelCall {
  readonly api: Api;
  readonly library: 'sdk' | 'sdk v0' | 'ai sdk' | 'litellm' | 'none';
  readonly call: Call;
  readonly options: Options;
  readonly streams: boolean;
}

export type Api = 'chat' | 'fim' | 'agents' | 'conversations';

const sdkMethod =
  /(?:^|\.)(?:(chat|fim|agents)\.(?:complete|stream|parse|parseStream|parse_stream)|beta\.(conversations)\.(?:start|append|restart)(?:Stream|_stream)?)(?:_async)?$/;
const v0Method = /\.chat(?:Stream|_stream)?$/;
const aiSdkMethod = /^(?:generateText|streamText|generateObject|streamObject)$/;
const litellmMethod = /^(?:litellm\.)?a?completion$/;
const streaming = /stream/i;

/** Every request to a model in a file, found once and kept. */
export function modelCalls(source: Source): readonly ModelCall[] {
  let calls = known.get(source);
  if (calls === undefined) {
    const mistral = importsMistral(source);
    calls = [...source.calls.flatMap((site) => modelCall(source, site, mistral) ?? []), ...rawCalls(source)];
    known.set(source, calls);
  }
  return calls;
}

const known = new WeakMap<Source, readonly ModelCall[]>();

/** Files that say nothing of Mistral in their code are nobody's business here, whatever their comments say. */
export const speaksToMistral = (source: Source): boolean =>
  importsMistral(source) || namesMistralHost(source.text) || modelCalls(source).length > 0;

function modelCall(source: Source, site: CallSite, mistral: boolean): ModelCall | undefined {
  const method = sdkMethod.exec(site.callee);
  if (method !== null) return sdkCall(source, site, (method[1] ?? method[2] ?? 'chat') as Api, mistral);
  if (v0Method.test(site.callee)) return v0Call(source, site);
  if (aiSdkMethod.test(site.callee)) return aiSdkCall(source, site);
  return litellmMethod.test(site.callee) && source.family === 'python' ? litellmCall(source, site) : undefined;
}

/** A request by hand has the options of the API in its body. */
function rawCalls(source: Source): readonly ModelCall[] {
  return rawRequests(source).flatMap((request): readonly ModelCall[] => {
    const options = bodyOf(source, request);
    if (options === undefined || option(options, ['messages', 'inputs', 'prompt']) === undefined) return [];
    const streams = option(options, ['stream'])?.value;
    const isStream = streams?.kind === 'constant' && streams.value === 'true';
    return [{ api: 'chat', library: 'none', call: request.call, options, streams: isStream }];
  });
}

function sdkCall(source: Source, { callee, read }: CallSite, api: Api, mistral: boolean): ModelCall | undefined {
  const call = read();
  if (call?.callee.kind !== 'member' || call.callee.object.kind !== 'member') return undefined;
  const options = optionsOf(source, call);
  const maker = clientMaker(
    source,
    api === 'conversations' ? inner(call.callee.object.object) : call.callee.object.object,
  );
  if (maker === 'foreign' || !(mistral || maker !== 'unknown' || namesModel(source, options))) return undefined;
  return { api, library: 'sdk', call, options, streams: streaming.test(callee) };
}

const inner = (expression: Call['callee']): Call['callee'] =>
  expression.kind === 'member' ? expression.object : expression;

/** `client.chat(…)` says nothing by itself; the client must be seen to be Mistral's. */
function v0Call(source: Source, { callee, read }: CallSite): ModelCall | undefined {
  const call = read();
  if (call?.callee.kind !== 'member') return undefined;
  const maker = clientMaker(source, call.callee.object);
  if (typeof maker === 'string' || maker.library !== 'sdk v0') return undefined;
  return { api: 'chat', library: 'sdk v0', call, options: optionsOf(source, call), streams: streaming.test(callee) };
}

/** `generateText({ model: mistral('…') })`. */
function aiSdkCall(source: Source, { callee, read }: CallSite): ModelCall | undefined {
  const call = read();
  if (call === undefined) return undefined;
  const options = optionsOf(source, call);
  const model = option(options, ['model']);
  const made = model === undefined ? undefined : knownValue(source, model.value);
  if (made?.kind !== 'call' || !isAiSdkModel(source, made)) return undefined;
  return { api: 'chat', library: 'ai sdk', call, options, streams: streaming.test(callee) };
}

function isAiSdkModel(source: Source, made: Call): boolean {
  const provider = knownValue(source, made.callee);
  if (provider.kind === 'name') return source.imports.get(provider.name)?.module === '@ai-sdk/mistral';
  return (
    provider.kind === 'call' &&
    provider.callee.kind === 'name' &&
    makerOf(source, provider.callee.name)?.library === 'ai sdk'
  );
}

function litellmCall(source: Source, { read }: CallSite): ModelCall | undefined {
  const call = read();
  const from =
    call === undefined ? undefined : source.imports.get(call.callee.kind === 'member' ? 'litellm' : 'completion');
  if (call === undefined || from?.module !== 'litellm') return undefined;
  const options = optionsOf(source, call);
  return namesModel(source, options) ? { api: 'chat', library: 'litellm', call, options, streams: false } : undefined;
}

function namesModel(source: Source, options: Options): boolean {
  const model = option(options, ['model']);
  const value = model === undefined ? undefined : knownValue(source, model.value);
  return value?.kind === 'text' && modelName.test(value.value);
}
