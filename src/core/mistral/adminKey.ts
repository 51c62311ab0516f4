import type { Secret } from '../vault/secret.ts';

export type NewKey = {
  readonly workspaceId: string;
  readonly userId: string;
  readonly name: string;
  /** ISO date, such as 2030-01-31. */
  readonly expires?: string;
};

/** `expires` is what the server granted: a policy of the organisation may have shortened the wish. */
export type CreatedKey = {
  readonly id: string;
  readonly key: Secret;
  readonly name?: string;
  readonly expires?: string;
};

export type AdminKey = {
  readonly id: string;
  /** As Mistral masks it: the first and the last four characters. */
  readonly hidden: string;
  readonly name?: string;
  readonly workspace?: string;
  readonly expires?: string;
  readonly lastUsed?: string;
};
