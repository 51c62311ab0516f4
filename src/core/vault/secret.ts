/** A raw key in memory. It cannot be printed, serialised or compared by accident; only a named use reveals it. */
export class Secret {
  readonly #raw: string;

  constructor(raw: string) {
    this.#raw = raw;
  }

  revealFor(_use: SecretUse): string {
    return this.#raw;
  }

  /** What a person may see of it: `…Ug6Y`. */
  get lastFour(): string {
    return this.#raw.slice(-4);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}

/** Every place a raw key may go. To add one is to add a word here and to defend it in a review. */
export type SecretUse =
  | 'secret storage'
  | 'os keychain'
  | 'secret manager'
  | 'mistral request'
  | 'child environment'
  | 'clipboard'
  | 'fingerprint'
  | 'consented session';
