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
    ask: (text: string) => ending({ type: 'send', text }),
    /** The same, going on once where the guard asks. */
    async askInsisting(text: string) {
      const turn = await ending({ type: 'send', text });
      const asked = turn.state.is === 'halted' && turn.state.notice.offers.some(({ id }) => id === 'sendAnyway');
      return asked ? ending({ type: 'offer', offer: 'sendAnyway', turn: turn.id }) : turn;
    },
  };

  async function ending(message: FromChatView) {
    const before = told.length;
    say(message);
    const over = () =>
      told
        .slice(before)
        .flatMap((each) => (each.type === 'turn' ? [each.turn] : []))
        .find(({ state }) => state.is === 'answered' || state.is === 'halted');
    const turn = await eventually(over, (found) => found !== undefined || faults.length > 0);
    if (turn === undefined) throw new Error(faults.join('\n'));
    return { ...turn, said: replyOf(turn.id) };
  }
}
