import type { Scopes } from './budget.ts';

/** What a request is charged to: the same in the book of this moment and in one that is read back from the log. */
export interface Payer {
  readonly keyId: string;
  readonly profile: string;
  /** A digest, never a path. */
  readonly workspace?: string | undefined;
  /** The proxy token it came with. */
  readonly proxyToken?: string | undefined;
}

export const scopesOf = ({ keyId, profile, workspace, proxyToken }: Payer): Scopes => [
  'day',
  `key:${keyId}`,
  `profile:${profile}`,
  ...(workspace === undefined ? [] : [`workspace:${workspace}`]),
  ...(proxyToken === undefined ? [] : [tokenScope(proxyToken)]),
];

export const tokenScope = (id: string): string => `token:${id}`;
