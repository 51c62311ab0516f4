import type { MistralCore } from '@mistralai/mistralai/core.js';
import type { Connection } from './call.ts';
import { guardedFetch } from './guardedFetch.ts';
import type { Sdk } from './sdk.ts';
import { loadSdk } from './sdk.ts';

/** An SDK result: a failure is returned there, but a reply that cannot be parsed is thrown. Here both are thrown. */
type SdkResult<Value> = { ok: true; value: Value } | { ok: false; error: unknown };

export async function ask<Value>(
  connection: Connection,
  question: (sdk: Sdk, client: MistralCore) => PromiseLike<SdkResult<Value>>,
): Promise<Value> {
  const sdk = await loadSdk();
  const result = await question(sdk, clientFor(sdk, connection));
  if (!result.ok) throw result.error;
  return result.value;
}

function clientFor(sdk: Sdk, { server, rawKey, deadline }: Connection): MistralCore {
  ignoreEnvironment(sdk);
  const httpClient = new sdk.HTTPClient({
    fetcher: (input, init) => guardedFetch(new Request(input, { ...init, signal: deadline.signal }), rawKey),
  });
  const options = {
    serverURL: server,
    apiKey: async () => rawKey,
    httpClient,
    retryConfig: { strategy: 'none' as const },
    userAgent: 'mistral-guard',
    hooks: sdk.hooks,
  };
  return new sdk.MistralCore(options);
}

/** MISTRAL_DEBUG makes the SDK print the Authorization header; MISTRAL_API_KEY would stand in for an empty key. */
function ignoreEnvironment(sdk: Sdk): void {
  Object.assign(sdk.environment(), { MISTRAL_DEBUG: false, MISTRAL_API_KEY: undefined });
}
