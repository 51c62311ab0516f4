import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import type { Entry } from '#core/proxy/entry.ts';
import type { RunningProxy } from '#platform/node/proxy/guardProxy.ts';

export type ProxyState =
  | { readonly is: 'off' }
  | { readonly is: 'starting' }
  | { readonly is: 'on'; readonly proxy: RunningProxy; readonly server: string };

/** What the view, the status bar and the commands share. */
export interface ProxyModel {
  /** The policy of this moment. */
  policy(): Policy;
  state: ProxyState;
  readonly onDidChange: Listen<void>;
  /** The newest first; metadata only. */
  entries(): readonly Entry[];
  add(entry: Entry): void;
  tokens(): readonly TokenRecord[];
  keep(tokens: readonly TokenRecord[]): Promise<void>;
}

/** More is in the audit log. */
const mostEntries = 200;

export interface TokenMemory {
  proxyTokens(): readonly TokenRecord[];
  setProxyTokens(tokens: readonly TokenRecord[]): Promise<void>;
}

export function proxyModel(memory: TokenMemory, policy: () => Policy, now: () => number): ProxyModel {
  const changes = emitter<void>();
  let state: ProxyState = { is: 'off' };
  let entries: readonly Entry[] = [];
  let tokens = memory.proxyTokens();
  return {
    policy,
    get state() {
      return state;
    },
    set state(next) {
      state = next;
      changes.fire();
    },
    onDidChange: changes.on,
    entries: () => entries,
    add: (entry) => {
      entries = [entry, ...entries].slice(0, mostEntries);
      changes.fire();
    },
    tokens: () => tokens.filter(({ revokedAt, scope }) => revokedAt === undefined && scope.expires > now()),
    keep: async (next) => {
      // A token that has ended for a day is forgotten: until then its user is told why it does not work any more.
      tokens = next.filter(({ scope, revokedAt }) => (revokedAt ?? scope.expires) > now() - 86_400_000);
      changes.fire();
      await memory.setProxyTokens(tokens);
    },
  };
}
