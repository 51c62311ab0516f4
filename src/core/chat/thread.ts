import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Turn } from './turn.ts';
import { messagesOf } from './turn.ts';

/** A thread of turns. A value: every change gives a new one. */
export interface ChatThread {
  readonly id: string;
  readonly title: string;
  readonly startedAt: number;
  readonly changedAt: number;
  readonly turns: readonly Turn[];
  /** Where this one branched off, when a question of another was edited. */
  readonly forkOf?: string;
}

export const startThread = (id: string, now: number): ChatThread => ({
  id,
  title: '',
  startedAt: now,
  changedAt: now,
  turns: [],
});

export const turnOf = (thread: ChatThread, id: string): Turn | undefined => thread.turns.find((turn) => turn.id === id);

/** Adds the turn, or puts it in the place of the one with its id. */
export function putTurn(thread: ChatThread, turn: Turn, now: number): ChatThread {
  const known = thread.turns.some(({ id }) => id === turn.id);
  const turns = known ? thread.turns.map((each) => (each.id === turn.id ? turn : each)) : [...thread.turns, turn];
  return { ...thread, turns, changedAt: now, title: thread.title || titleFrom(turn.question) };
}

export const dropTurn = (thread: ChatThread, id: string, now: number): ChatThread => ({
  ...thread,
  turns: thread.turns.filter((turn) => turn.id !== id),
  changedAt: now,
});

/** Everything before a turn: what stands when the turn is asked again. */
export const before = (thread: ChatThread, id: string): ChatThread => {
  const at = thread.turns.findIndex((turn) => turn.id === id);
  return at < 0 ? thread : { ...thread, turns: thread.turns.slice(0, at) };
};

/** A second thread with the same beginning: the first keeps what was said in it. */
export const forkAt = (thread: ChatThread, turn: string, id: string, now: number): ChatThread => ({
  ...before(thread, turn),
  id,
  startedAt: now,
  changedAt: now,
  forkOf: thread.id,
});

export const rename = (thread: ChatThread, title: string): ChatThread => ({ ...thread, title: shortened(title) });

/** What the model is told of the turns so far. */
export const historyOf = (thread: ChatThread): readonly ChatMessage[] => thread.turns.flatMap(messagesOf);

const titleLength = 60;

const titleFrom = (question: string): string =>
  shortened(question.split('\n').find((line) => line.trim() !== '') ?? '');

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= titleLength ? plain : `${plain.slice(0, titleLength - 1).trimEnd()}…`;
}
