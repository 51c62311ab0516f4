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
  /** 402 or 429; `retryAfter` in milliseconds when the server said so. */
  | { kind: 'limited'; retryAfter?: number }
  | { kind: 'server'; status: number }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'cancelled' }
  /** The answer came, but it is not what the contract promises. */
  | { kind: 'unexpected-reply'; detail: string };
