import type { Result } from '../result.ts';
import type { Secret } from '../vault/secret.ts';
import type { Identity, Model } from './account.ts';
import type { AdminKey, CreatedKey, NewKey } from './adminKey.ts';
import type { ChatEvent, ChatMessage, ChatReply, ChatRequest } from './chat.ts';
import type { MistralError } from './error.ts';
import type { Moderation } from './moderation.ts';

/** With which key, to which server, and how long to wait: the same four things for every call. */
export type Call = {
  readonly key: Secret;
  /** A server URL; the global host when absent. It is judged before the key is revealed. */
  readonly host?: string;
  readonly signal?: AbortSignal;
  /** For a stream this is the longest silence between two pieces, not the length of the whole answer. */
  readonly timeoutMs?: number;
};

export type Answer<Value> = Promise<Result<Value, MistralError>>;

/** What the product asks of Mistral. Nothing here retries: that is the guard's decision. */
export interface MistralApi {
  listModels(call: Call): Answer<readonly Model[]>;
  whoAmI(call: Call): Answer<Identity>;
  complete(call: Call, request: ChatRequest): Answer<ChatReply>;
  /** The connection lives until the last event, or until the reader leaves the loop. */
  stream(call: Call, request: ChatRequest): Answer<AsyncIterable<ChatEvent>>;
  /** One moderation per text, in the same order. */
  moderate(call: Call, texts: readonly string[]): Answer<readonly Moderation[]>;
  /** Judges the last message in the light of those before it. */
  moderateChat(call: Call, messages: readonly ChatMessage[]): Answer<Moderation>;

  /** These three need an Admin key, made in the Backoffice. */
  createKey(call: Call, key: NewKey): Answer<CreatedKey>;
  /** `search` matches part of a name or the last four characters of a key. */
  listKeys(call: Call, search?: string): Answer<readonly AdminKey[]>;
  deleteKey(call: Call, id: string): Answer<void>;
}
