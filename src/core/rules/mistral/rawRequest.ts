import type { Call, Expression } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
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
