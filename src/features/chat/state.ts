import { createHmac, randomBytes } from 'node:crypto';
import type { Notice } from '#core/chat/parts.ts';
import type { ChatThread } from '#core/chat/thread.ts';
import { startThread } from '#core/chat/thread.ts';
import type { ChatVocabulary } from '#core/chat/vocabulary.ts';
import { chatVocabulary, namesIn } from '#core/chat/vocabulary.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import type { Attachment } from './attachments.ts';

/** What the chat remembers while VS Code runs. The vocabulary is the only place where values stand beside their names. */
export interface ChatState {
  thread: ChatThread;
  vocabulary: ChatVocabulary;
  attachments: readonly Attachment[];
  draft: string;
  /** What goes out as it is with the next message, and only with that one. */
  allowedOnce: ReadonlySet<EntityType>;
  /** How turns that did not end well look. */
  readonly faces: Map<string, Notice>;
  running: { readonly turn: string; readonly abort: AbortController } | undefined;
}

export const newState = (now: number): ChatState => ({
  ...threadState(startThread(newId(), now)),
  attachments: [],
  draft: '',
  allowedOnce: new Set(),
  faces: new Map(),
  running: undefined,
});

/** A thread from disk starts with names whose values are gone. */
export const threadState = (thread: ChatThread): Pick<ChatState, 'thread' | 'vocabulary'> => ({
  thread,
  vocabulary: chatVocabulary(fingerprint, namesIn(thread.turns.flatMap(({ question, reply }) => [question, reply]))),
});

export const newId = (): string => randomBytes(9).toString('hex');

/** Enough to name a key twice the same way, and forgotten with the process. */
const ofThisProcess = randomBytes(32);
const fingerprint = (value: string): string => createHmac('sha256', ofThisProcess).update(value).digest('hex');
