export type Model = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly contextTokens: number;
  readonly can: { readonly chat: boolean; readonly fillInMiddle: boolean; readonly moderate: boolean };
  /** ISO date after which the model is gone. */
  readonly deprecatedOn?: string;
};

/** Whom a key speaks for. Each part is absent when Mistral does not tell. */
export type Identity = {
  readonly userId: string;
  readonly workspace?: Named;
  readonly organisation?: Named;
  readonly key?: { readonly id: string; readonly name?: string };
};

export type Named = { readonly id: string; readonly name: string };
