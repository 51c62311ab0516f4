import type { FinishReason } from '#core/mistral/chat.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Piece } from './redact/restore.ts';
import type { Reason, Verdict } from './verdict.ts';

/** What happens to a message, in order. Exactly one event of the last five ends it. */
export type GuardEvent =
  | { kind: 'shown'; pieces: readonly Piece[]; reasons: readonly Reason[] }
  /** The person is asked; sending again with `accepted` is their answer. */
  | { kind: 'asking'; verdict: Verdict }
  | { kind: 'blocked'; verdict: Verdict }
  /** Something of the reply was shown, the rest will not be. */
  | { kind: 'stopped'; verdict: Verdict }
  | { kind: 'answered'; finish: FinishReason; verdict: Verdict }
  | { kind: 'failed'; error: MistralError };
