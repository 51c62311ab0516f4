import { readTyped } from '#core/chat/slash.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import { buildRequest } from '#core/guard/request.ts';
import type { Services } from '#platform/vscode/services.ts';
import { headerOf } from './header.ts';
import { lookAhead } from './lookAhead.ts';
import { previewOf } from './preview.ts';
import { readyNow, wayClear } from './ready.ts';
import { requestText } from './requestText.ts';
import type { ChatState } from './state.ts';
import { threadView } from './turnViews.ts';
import { labels } from './words/labels.ts';
import { obstacleNotice } from './words/obstacles.ts';
import { slashWords } from './words/slashWords.ts';

/** Everything the view shows beside what is being said right now. It asks for all of it whenever it comes up. */
export function teller(services: Services, state: ChatState, tell: (message: ToChatView) => void) {
  let looked = 0;

  const notice = (): void => {
    const clear = wayClear(services);
    tell({ type: 'notice', notice: clear.ok ? null : obstacleNotice(clear.error, services.clock.now()) });
  };

  const header = async (): Promise<void> => tell({ type: 'header', buttons: await headerOf(services) });

  const context = (): void =>
    tell({
      type: 'context',
      chips: state.attachments.map(({ id, icon, label, title }) => ({ id, icon, label, title })),
    });

  const thread = (): void => tell({ type: 'thread', thread: threadView(state) });

  /** Only the newest look counts: a person types faster than a long file is read. */
  async function preview(seq: number): Promise<void> {
    looked = Math.max(looked, seq);
    const ready = state.draft.trim() === '' ? undefined : await readyNow(services);
    if (!ready?.ok) return tell({ type: 'preview', preview: null });
    const text = meant(state.draft);
    const look = await lookAhead(services, state, ready.value, { text, vocabulary: state.vocabulary.draft() });
    if (seq < looked) return;
    const built = buildRequest(look.prepared.value, look.conversation, services.random);
    tell({
      type: 'preview',
      preview: previewOf(seq, look, built, { ...ready.value, policy: look.conversation.policy }),
    });
  }

  return {
    notice,
    header,
    context,
    thread,
    preview: () => preview(looked),
    typed: preview,
    all(): void {
      tell({ type: 'start', labels: labels(), slash: slashWords() });
      notice();
      thread();
      context();
      tell({ type: 'compose', text: state.draft });
      void header();
    },
    async request(text: string): Promise<void> {
      const ready = await readyNow(services);
      if (!ready.ok) return notice();
      const look = await lookAhead(services, state, ready.value, {
        text: meant(text),
        vocabulary: state.vocabulary.draft(),
      });
      tell({ type: 'request', text: requestText(look, services.random) });
    },
  };
}

/** A slash command stands for its own words. */
const meant = (typed: string): string => {
  const read = readTyped(typed);
  return read.kind === 'action' ? typed : read.text;
};
