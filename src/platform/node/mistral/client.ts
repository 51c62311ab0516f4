import { MistralCore } from '@mistralai/mistralai/core.js';
import { SDKHooks } from '@mistralai/mistralai/hooks/hooks.js';
import { env } from '@mistralai/mistralai/lib/env.js';
import { HTTPClient } from '@mistralai/mistralai/lib/http.js';
import type { Connection } from './call.ts';
import { guardedFetch } from './guardedFetch.ts';
import { quietHooks } from './quietHooks.ts';
import type { Sdk } from './sdk.ts';
import { sdk } from './sdk.ts';

const hooks = quietHooks(SDKHooks);

/** An SDK result: a failure is returned there, but a reply that cannot be parsed is thrown. Here both are thrown. */
type SdkResult<Value> = { ok: true; value: Value } | { ok: false; error: unknown };

export async function ask<Value>(
  connection: Connection,
  question: (sdk: Sdk, client: MistralCore) => PromiseLike<SdkResult<Value>>,
): Promise<Value> {
  const result = await question(sdk, clientFor(connection));
  if (!result.ok) throw result.error;
  return result.value;
}

function clientFor({ server, rawKey, deadline }: Connection): MistralCore {
  ignoreDebugVariable();
  const httpClient = new HTTPClient({
    fetcher: (input, init) => guardedFetch(new Request(input, { ...init, signal: deadline.signal }), rawKey),
  });
  const options = {
    serverURL: server,
    apiKey: async () => rawKey,
    httpClient,
    retryConfig: { strategy: 'none' as const },
    userAgent: 'mistral-guard',
    hooks,
  };
  return new MistralCore(options);
}

/** MISTRAL_DEBUG makes the SDK print the Authorization header; the SDK keeps what it read, so it is corrected there. */
function ignoreDebugVariable(): void {
  env().MISTRAL_DEBUG = false;
}
