import type { FinishReason } from '#core/mistral/chat.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { ToolCall } from '#core/mistral/tool.ts';
import type { Piece } from './redact/restore.ts';
import type { Reason, Verdict } from './verdict.ts';
import { reasonsOf } from './verdict.ts';

/** What happens to a message, in order. Exactly one event of the last five ends it. */
export type GuardEvent =
  | { kind: 'shown'; pieces: readonly Piece[]; reasons: readonly Reason[] }
  /** For the program that offered the tool, never for a person's eyes alone: it decides whether to run it. */
  | { kind: 'called'; call: ToolCall; reasons: readonly Reason[] }
  /** The person is asked; sending again with `accepted` is their answer. */
  | { kind: 'asking'; verdict: Verdict }
  | { kind: 'blocked'; verdict: Verdict }
  /** Something of the reply was shown, the rest will not be. */
  | { kind: 'stopped'; verdict: Verdict }
  | { kind: 'answered'; finish: FinishReason; verdict: Verdict }
  | { kind: 'failed'; error: MistralError };

export type GuardEnding = Exclude<GuardEvent, { kind: 'shown' | 'called' }>;

/** Whatever a stage had to say on the way to it. */
export function reasonsIn(event: GuardEvent): readonly Reason[] {
  if ('reasons' in event) return event.reasons;
  return event.kind === 'failed' ? [] : reasonsOf(event.verdict);
}

export const isEnding = (event: GuardEvent): event is GuardEnding => event.kind !== 'shown' && event.kind !== 'called';
