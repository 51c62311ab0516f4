import type { LocalContext } from '../guard/local.ts';
import type { Vocabulary } from '../guard/redact/vocabulary.ts';
import type { Scopes } from '../guard/spend/budget.ts';
import type { Rules } from './door/tighten.ts';
import type { TokenRecord } from './door/token.ts';

/** One request's circumstances: who asks, under which rules, and who pays. */
export interface Session extends Rules {
  readonly token: TokenRecord;
  readonly local: LocalContext;
  readonly vocabulary: Vocabulary;
  readonly scopes: Scopes;
  readonly keyId: string;
  readonly profile: string;
}
