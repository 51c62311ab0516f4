import type { ModerationCategory } from '#core/mistral/moderation.ts';

export type Scores = Partial<Record<ModerationCategory, number>>;

/** A tool the model wants to be run, with arguments as JSON. */
export type PlayedCall = { readonly name: string; readonly arguments: string };

/** Something other than the plain answer. Faults are data: what each of them does stands in `playFault.ts`. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | Date; readonly message: string }
  | { readonly kind: 'guardrail'; readonly categories: readonly ModerationCategory[] }
  | { readonly kind: 'cut stream'; readonly after: number }
  | { readonly kind: 'stalled stream'; readonly after: number }
  | { readonly kind: 'slow stream'; readonly ms: number }
  | { readonly kind: 'unfinished stream'; readonly after: number }
  | { readonly kind: 'strange event'; readonly at: number; readonly data: string }
  | { readonly kind: 'split stream'; readonly bytes: number }
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'tool calls'; readonly calls: readonly PlayedCall[] }
  | { readonly kind: 'scores'; readonly byText: Readonly<Record<string, Scores>> }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'redirect'; readonly to: string; readonly status: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'disconnect' };

type StatusOptions = { readonly retryAfter?: number | Date; readonly message?: string };

export const faults = {
  /** Answers as usual, but later. */
  latency: (ms: number): Fault => ({ kind: 'latency', ms }),
  /** Any refusal; `retryAfter` in seconds, or the moment itself. */
  status: (status: number, { message = `Played status ${status}`, ...rest }: StatusOptions = {}): Fault => ({
    kind: 'status',
    status,
    message,
    ...rest,
  }),
  guardrail: (...categories: ModerationCategory[]): Fault => ({ kind: 'guardrail', categories }),
  /** The connection breaks after this many chunks. */
  cutStream: (after: number): Fault => ({ kind: 'cut stream', after }),
  /** Nothing more comes after this many chunks, and the connection stays. */
  stalledStream: (after: number): Fault => ({ kind: 'stalled stream', after }),
  slowStream: (ms: number): Fault => ({ kind: 'slow stream', ms }),
  /** Ends politely after this many chunks, without a finish reason. */
  unfinishedStream: (after: number): Fault => ({ kind: 'unfinished stream', after }),
  /** One event carries this data instead of its own. */
  strangeEvent: (at: number, data: string): Fault => ({ kind: 'strange event', at, data }),
  /** The bytes come in pieces of this size, wherever that cuts an event or a letter. */
  splitStream: (bytes: number): Fault => ({ kind: 'split stream', bytes }),
  /** The model says exactly this, hostile or not. */
  reply: (text: string): Fault => ({ kind: 'reply', text }),
  /** The model answers by calling tools; in a stream the arguments come in two pieces. */
  toolCalls: (...calls: PlayedCall[]): Fault => ({ kind: 'tool calls', calls }),
  /** Moderation scores for every text that contains the given fragment. */
  scores: (byText: Readonly<Record<string, Scores>>): Fault => ({ kind: 'scores', byText }),
  /** Status 200 and application/json, but this body. */
  body: (text: string): Fault => ({ kind: 'body', text }),
  malformed: (): Fault => ({ kind: 'body', text: '{"id":"cut he' }),
  redirect: (to: string, status = 307): Fault => ({ kind: 'redirect', to, status }),
  /** The request is read and never answered. */
  silence: (): Fault => ({ kind: 'silence' }),
  /** The connection breaks instead of an answer. */
  disconnect: (): Fault => ({ kind: 'disconnect' }),
};
