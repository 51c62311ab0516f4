import type { Piece } from '#core/guard/redact/restore.ts';
import { asSent } from './piece.ts';

/** One question and what became of it. Nothing here can be turned back into a value that was kept from the model. */
export interface Turn {
  readonly id: string;
  readonly at: number;
  readonly model: string;
  /** As it was sent. */
  readonly question: string;
  /** What came along, by name. */
  readonly attached: readonly string[];
  /** As the model wrote it. */
  readonly reply: string;
  readonly end: TurnEnd;
  readonly trail: readonly Mark[];
}

/** `open` is a turn that is still under way; one found on disk was cut off by the end of VS Code. */
export const turnEnds = ['open', 'answered', 'asked', 'blocked', 'stopped', 'failed', 'cancelled'] as const;
export type TurnEnd = (typeof turnEnds)[number];

export const markStates = ['passed', 'noted', 'off', 'stopped', 'waiting'] as const;

/** What one stage did, in words. A stage that was off is marked so, and never as passed. */
export interface Mark {
  readonly stage: string;
  readonly state: (typeof markStates)[number];
  readonly text: string;
  readonly details: readonly string[];
}

/** What the next request tells the model of this turn: only what was asked and answered, both as they were sent. */
export function messagesOf({ question, reply, end }: Turn) {
  const reached = end === 'answered' || end === 'stopped' || end === 'cancelled';
  if (!reached || reply === '') return [];
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: reply },
  ] as const;
}

export const withReply = (turn: Turn, pieces: readonly Piece[]): Turn => ({
  ...turn,
  reply: turn.reply + asSent(pieces),
});
