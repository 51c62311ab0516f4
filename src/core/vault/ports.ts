import type { MistralError } from '../mistral/error.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Result } from '../result.ts';
import type { Secret } from './secret.ts';

/** Where raw keys lie. Any call may throw: that means locked, and never that the key is gone. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  store(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Where the metadata lies. What is read back may come from another version, or be damaged. */
export interface IndexStore {
  read(): unknown;
  write(value: unknown): Promise<void>;
}

export interface Hasher {
  /** HMAC-SHA-256 as lower-case hexadecimal. */
  hmacSha256(salt: Uint8Array, text: string): Promise<string> | string;
}

export interface KeyCall {
  readonly key: Secret;
  /** A server URL. */
  readonly host?: string;
  readonly signal?: AbortSignal;
}

type Answer<Value> = Promise<Result<Value, MistralError>>;

/** The part of the Mistral API that tells about keys, and makes and unmakes them. */
export interface KeyApi {
  /** The cheapest question that only a living key is answered. */
  listModels(call: KeyCall): Answer<unknown>;
  whoAmI(call: KeyCall): Answer<Identity>;
  /** With an Admin key. `search` is a part of the name, or the last four characters of the key. */
  listKeys(call: KeyCall, search?: string): Answer<readonly ListedKey[]>;
  createKey(call: KeyCall, key: NewKey): Answer<CreatedKey>;
  deleteKey(call: KeyCall, id: string): Answer<unknown>;
}

export interface Identity {
  readonly userId: string;
  readonly workspace?: Named;
  readonly organisation?: Named;
  readonly key?: { readonly id: string };
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Dates of the API are days, such as 2030-01-31. */
export interface NewKey {
  readonly name: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly expires?: string;
}

export interface ListedKey {
  readonly id: string;
  readonly name?: string;
  /** The first and the last four characters. */
  readonly hidden: string;
  readonly expires?: string;
  readonly lastUsed?: string;
}

export interface CreatedKey {
  readonly id: string;
  readonly key: Secret;
  readonly expires?: string;
}

export interface VaultPorts {
  secrets: SecretStore;
  index: IndexStore;
  api: KeyApi;
  hasher: Hasher;
  clock: Clock;
  random: Random;
  logger: Logger;
  /** Names this run of the program: it tells our own writes from those of an earlier run or another window. */
  session: string;
}
