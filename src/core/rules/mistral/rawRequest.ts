import type { Call, Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import type { Options } from './options.ts';
import { option, optionsOf, tableOf } from './options.ts';
import { isMistralAddress } from './origin.ts';

/** A request to Mistral's API without a library. */
export interface RawRequest {
  readonly call: Call;
  readonly address: Expression;
  readonly by: 'fetch' | 'axios' | 'requests' | 'httpx' | 'other';
}

const requesters: readonly (readonly [RegExp, RawRequest['by']])[] = [
  [/^(?:(?:globalThis|window)\.)?fetch$/, 'fetch'],
  [/^axios(?:\.(?:post|get|request))?$/, 'axios'],
  [/^requests\.(?:post|get|request)$/, 'requests'],
  [/^httpx\.(?:post|get|request|stream)$/, 'httpx'],
  [/\.(?:post|request|stream)$/, 'other'],
];

export function rawRequests(source: Source): readonly RawRequest[] {
  return source.calls.flatMap(({ callee, read }) => {
    const by = requesters.find(([pattern]) => pattern.test(callee))?.[1];
    const call = by === undefined ? undefined : read();
    if (by === undefined || call === undefined) return [];
    const named = call.named.find(({ key }) => key === 'url')?.value;
    const address = named ?? call.args.find((arg) => isMistralAddress(source, arg));
    return address === undefined || !isMistralAddress(source, address) ? [] : [{ call, address, by }];
  });
}

/** What is sent, as the options of the API: `JSON.stringify({ … })`, `json={ … }`, axios's second argument. */
export function bodyOf(source: Source, { call, by }: RawRequest): Options | undefined {
  const sent =
    source.family === 'python'
      ? option(optionsOf(source, call), ['json', 'data'])?.value
      : scriptBody(source, call, by);
  const table = sent === undefined ? undefined : tableOf(source, unpacked(source, sent));
  return table === undefined ? undefined : { entries: table.entries, open: table.open };
}

function scriptBody(source: Source, call: Call, by: RawRequest['by']): Expression | undefined {
  const body = [0, 1].flatMap(
    (argument) => option(optionsOf(source, call, argument), ['body', 'data', 'json'])?.value ?? [],
  );
  return body[0] ?? (by === 'fetch' ? undefined : call.args[1]);
}

function unpacked(source: Source, sent: Expression): Expression {
  const value = knownValue(source, sent);
  const [inner] = value.kind === 'call' ? value.args : [];
  const packs =
    value.kind === 'call' && /^(?:JSON\.stringify|json\.dumps|orjson\.dumps)$/.test(pathOf(value.callee) ?? '');
  return packs && inner !== undefined ? inner : value;
}
