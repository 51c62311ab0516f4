import type { FromChatView } from '#core/chat/fromView.ts';
import { fromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import { toChatView } from '#core/chat/toView.ts';
import { textOf } from '#core/guard/redact/restore.ts';
import type { LogFacts } from '#core/ports.ts';
import { createChat } from '#features/chat/chat.ts';
import type { Services } from '#platform/vscode/services.ts';
import { eventually } from '#test/support/host/eventually.ts';

/** The chat with its view played: every message passes the same checks as in the real one. */
export function openRoom(services: Services) {
  const told: ToChatView[] = [];
  const faults: string[] = [];
  const log = {
    ...services.log,
    error: (message: string, facts?: LogFacts) => faults.push(JSON.stringify({ message, facts })),
  };
  const chat = createChat({ ...services, log }, (message) => told.push(toChatView.parse(message)));
  const say = (message: FromChatView): void => chat.receive(fromChatView.parse(message));

  const states = () => told.flatMap((message) => (message.type === 'turn' ? [message.turn] : []));
  const replyOf = (turn: string): string =>
    told
      .flatMap((message) => (message.type === 'said' && message.turn === turn ? [textOf(message.pieces)] : []))
      .join('');

  return {
    told,
    say,
    dispose: () => chat.dispose(),
    states,
    replyOf,
    /** Sends, and waits until the turn is over. */
    async ask(text: string) {
      const before = told.length;
      say({ type: 'send', text });
      const over = () =>
        told
          .slice(before)
          .flatMap((message) => (message.type === 'turn' ? [message.turn] : []))
          .find(({ state }) => state.is === 'answered' || state.is === 'halted');
      const turn = await eventually(over, (found) => found !== undefined || faults.length > 0);
      if (turn === undefined) throw new Error(faults.join('\n'));
      return { ...turn, said: replyOf(turn.id) };
    },
  };
}
