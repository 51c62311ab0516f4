import type { Payer } from '#core/guard/spend/scopes.ts';
import type { Result } from '#core/result.ts';
import type { Secret } from '#core/vault/secret.ts';

/** Where the real key comes from, each time anew: it may be another one by the next request. */
export interface KeySource {
  /** Who pays, known without reading a key; `undefined` when there is none to ask with. */
  payer(): Payer | undefined;
  /** Which models it may be used for; any when absent. */
  models?(): readonly string[] | undefined;
  /** The key lives as long as `work` does. */
  use<Value>(work: (key: Secret) => Promise<Value>): Promise<Result<Value, 'no key'>>;
  /** The server did not take the key: whoever keeps it may have a better one. */
  refused(): Promise<void>;
}
