import type { LocalContext } from '../guard/local.ts';
import type { Policy } from '../guard/policy/policy.ts';
import type { Vocabulary } from '../guard/redact/vocabulary.ts';
import type { Payer } from '../guard/spend/scopes.ts';
import type { TokenRecord } from './door/token.ts';

/** One request's circumstances: who asks, under which policy, and who pays. */
export interface Session extends Payer {
  readonly policy: Policy;
  readonly token: TokenRecord;
  readonly proxyToken: string;
  readonly local: LocalContext;
  readonly vocabulary: Vocabulary;
}
