import type { ChatThread } from '#core/chat/thread.ts';
import { before, dropTurn, forkAt, rename, startThread, turnOf } from '#core/chat/thread.ts';
import type { Turn } from '#core/chat/turn.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ChatHistory } from './history.ts';
import { askForTitle, pickChat } from './pickChat.ts';
import type { ChatState } from './state.ts';
import { newId, threadState } from './state.ts';

/** The threads of this workspace, and which of them is in front. */
export function threads({ clock }: Services, state: ChatState, history: ChatHistory, shown: () => void) {
  async function save(): Promise<void> {
    await Promise.all([history.save(state.thread, state.vocabulary), history.noteFront(state.thread)]);
  }

  function show(thread: ChatThread): void {
    state.running?.abort.abort();
    void save();
    Object.assign(state, threadState(thread));
    state.faces.clear();
    void history.noteFront(thread);
    shown();
  }

  return {
    save,
    /** Where the person was, when VS Code starts anew. */
    async resume(): Promise<void> {
      const last = await history.last();
      if (last !== undefined && state.thread.turns.length === 0) Object.assign(state, threadState(last));
    },
    start: (): void => show(startThread(newId(), clock.now())),
    async remove(turn: string): Promise<void> {
      if (state.running?.turn === turn) state.running.abort.abort();
      state.thread = dropTurn(state.thread, turn, clock.now());
      if (state.thread.turns.length === 0) await history.remove(state.thread.id);
      else await save();
    },
    /** What was said after the turn stays in the thread that is left behind; values are known in both. */
    async branchAt({ id, end }: Turn): Promise<void> {
      const last = state.thread.turns.at(-1)?.id === id;
      if (last && end !== 'answered') {
        state.thread = before(state.thread, id);
        return;
      }
      await save();
      state.thread = forkAt(state.thread, id, newId(), clock.now());
    },
    async pick(): Promise<void> {
      const chosen = await pickChat({
        now: clock.now(),
        all: () => history.all(),
        renamed: (thread) => history.save(thread, state.vocabulary),
        remove: async (thread) => {
          await history.remove(thread.id);
          if (thread.id === state.thread.id) show(startThread(newId(), clock.now()));
        },
      });
      if (chosen !== undefined && chosen.id !== state.thread.id) show(chosen);
    },
    async rename(): Promise<void> {
      const title = await askForTitle(state.thread);
      if (title === undefined) return;
      state.thread = rename(state.thread, title);
      await save();
      shown();
    },
    turn: (id: string): Turn | undefined => turnOf(state.thread, id),
  };
}
