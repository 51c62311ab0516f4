import { cleaner, cleanThread } from '#core/chat/clean.ts';
import { outdated } from '#core/chat/history.ts';
import { fromRecord, toRecord } from '#core/chat/record.ts';
import type { ChatThread } from '#core/chat/thread.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import { maskKeys } from '#core/report/maskKeys.ts';
import type { Services } from '#platform/vscode/services.ts';

export interface ChatHistory {
  /** Newest last touched first; those that are too old are gone by then. */
  all(): Promise<readonly ChatThread[]>;
  save(thread: ChatThread, vocabulary: Vocabulary): Promise<void>;
  remove(id: string): Promise<void>;
  /** The chat that was in front when VS Code closed, unless it is too old by now. */
  last(): Promise<ChatThread | undefined>;
  /** A chat in which nothing was said is none to come back to. */
  noteFront(thread: ChatThread): Promise<void>;
  draft(): Promise<string>;
  saveDraft(text: string): Promise<void>;
}

const draftName = 'draft';
const frontName = 'front';
const nameOf = (id: string): string => `chat-${id}`;

/** Chats on disk: redacted, sealed, and only as long as the person wants. A disk or a lock in the way costs the history, never the chat. */
export function chatHistory({ chats, settings, clock, guard, log }: Services): ChatHistory {
  const keeps = (): boolean => settings.get('chat.historyDays') > 0;
  const unless = async (task: string, act: () => Promise<void>): Promise<void> => {
    await act().catch(() => log.warn('The chat history could not be reached', { task }));
  };

  async function read(name: string): Promise<ChatThread | undefined> {
    const text = await chats.read(name).catch(() => undefined);
    return text === undefined ? undefined : fromRecord(text);
  }

  return {
    async all() {
      const names = (await chats.names()).filter((name) => name.startsWith('chat-'));
      const threads = (await Promise.all(names.map(read))).filter((thread) => thread !== undefined);
      const old = outdated(threads, settings.get('chat.historyDays'), clock.now());
      await unless('prune', async () => void (await Promise.all(old.map(({ id }) => chats.remove(nameOf(id))))));
      return threads.filter((thread) => !old.includes(thread)).toSorted((a, b) => b.changedAt - a.changedAt);
    },
    save: (thread, vocabulary) =>
      unless('save', async () => {
        if (!keeps() || thread.turns.length === 0) return;
        const clean = cleaner(await guard.recognisers(), vocabulary);
        await chats.write(nameOf(thread.id), toRecord(cleanThread(thread, clean)));
      }),
    remove: (id) => unless('remove', () => chats.remove(nameOf(id))),
    async last() {
      const id = await chats.read(frontName).catch(() => undefined);
      const thread = id === undefined ? undefined : await read(nameOf(id));
      return thread && outdated([thread], settings.get('chat.historyDays'), clock.now()).length === 0
        ? thread
        : undefined;
    },
    noteFront: ({ id, turns }) =>
      unless('front', async () => {
        if (turns.length === 0 || !keeps()) await chats.remove(frontName);
        else await chats.write(frontName, id);
      }),
    draft: async () => (await chats.read(draftName).catch(() => undefined)) ?? '',
    saveDraft: (text) =>
      unless('draft', async () => {
        if (text === '' || !keeps()) await chats.remove(draftName);
        else await chats.write(draftName, maskKeys(text));
      }),
  };
}
