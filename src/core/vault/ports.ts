import type { MistralApi } from '../mistral/api.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { SourceCache } from './sourceCache.ts';

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

/** The part of the Mistral API that tells about keys, and makes and unmakes them. */
export type KeyApi = Pick<MistralApi, 'listModels' | 'whoAmI' | 'listKeys' | 'createKey' | 'deleteKey'>;

export interface VaultPorts {
  secrets: SecretStore;
  /** The keys that live in a secret manager. */
  sources: SourceCache;
  index: IndexStore;
  api: KeyApi;
  hasher: Hasher;
  clock: Clock;
  random: Random;
  logger: Logger;
  /** Names this run of the program, whatever windows it has open: secrets kept only in memory end with it. */
  session: string;
  /** Names this window, so that only one at a time does what one should do. */
  window: string;
}
