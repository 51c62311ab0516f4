import type { ServerRefusal } from './allowedServer.ts';

/** Every way a call to Mistral can fail, as data: the words for people are written where they are shown. */
export type MistralError =
  /** 401: the key is wrong, revoked, expired, or belongs to another host. */
  | { kind: 'unauthorized' }
  /** 403: the key works but may not do this. */
  | { kind: 'forbidden' }
  /** 403 from a guardrail in the request, with the categories that fired. */
  | { kind: 'guardrail'; categories: readonly string[] }
  | { kind: 'not-found' }
  /** 400 or 422: the request itself is at fault. */
  | { kind: 'invalid-request'; message: string }
  /** The server does not know the model that was asked for: retired, misspelt, or not on this host. */
  | { kind: 'unknown-model' }
  /** 402 or 429; `retryAfter` in milliseconds when the server said so. */
  | { kind: 'limited'; retryAfter?: number }
  | { kind: 'server'; status: number }
  /** The server URL is not one a key may be sent to; nothing was sent. */
  | { kind: 'server-refused'; reason: ServerRefusal }
  /** The server answered with a redirect. It is never followed: the key would travel along. */
  | { kind: 'redirected' }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'cancelled' }
  /** The answer came, but it is not what the contract promises. */
  | { kind: 'unexpected-reply'; detail: string };
