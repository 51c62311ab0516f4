import type { FromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import { element } from '../element.ts';
import { hidesRestored } from '../markdown/view.ts';
import { busWith } from './bus.ts';
import { createComposer } from './composer.ts';
import { takeDrops } from './drop.ts';
import { createHeader } from './header.ts';
import { createLog } from './log.ts';
import { keep, recall } from './memory.ts';
import { drawNotice } from './notice.ts';
import { createRequestPanel } from './request.ts';

type Start = Extract<ToChatView, { type: 'start' }>;
type Later = Exclude<ToChatView, Start>;
type Handlers = { [Type in Later['type']]: (message: Extract<Later, { type: Type }>) => void };

export interface Chat {
  receive(message: Later): void;
}

/** The whole view. It holds no state of its own beyond what is on the screen: the host tells it everything. */
export function createChat(main: HTMLElement, { labels, slash }: Start, send: (message: FromChatView) => void): Chat {
  const bus = busWith(send, labels);
  const memory = recall();
  const log = createLog(bus);
  const composer = createComposer(bus, slash);
  const header = createHeader(bus, hideValues);
  const request = createRequestPanel(bus, () => composer.focus());
  const notice = element('section', { class: 'notices', role: 'status' });
  main.className = 'chat';
  main.setAttribute('aria-busy', 'false');
  const heading = element('h1', { class: 'unseen' }, bus.label('chat'));
  main.replaceChildren(heading, header.root, log.root, request.root, notice, composer.root);
  takeDrops(main, (uris) => send({ type: 'drop', uris }));
  hideValues(memory.hidden);
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented && log.busy()) send({ type: 'stop' });
  });
  addEventListener('pagehide', note);
  document.addEventListener('visibilitychange', note);
  // A window that is reloaded takes its last words with it.
  log.root.addEventListener('scrollend', note, { capture: true });

  function hideValues(hidden: boolean): void {
    memory.hidden = hidden;
    main.classList.toggle(hidesRestored, hidden);
    header.hideValues(hidden);
    note();
  }

  function note(): void {
    Object.assign(memory, log.follower.place);
    keep(memory);
  }

  const handlers: Handlers = {
    thread({ thread }) {
      const same = memory.thread === thread.id && !memory.follows;
      const { top } = memory;
      log.showThread(thread);
      if (same) log.follower.goTo(top);
      memory.thread = thread.id;
      note();
      composer.setBusy(log.busy());
    },
    turn({ turn }) {
      log.show(turn);
      composer.setBusy(log.busy());
    },
    said: ({ turn, pieces }) => log.say(turn, pieces),
    removed({ turn }) {
      log.remove(turn);
      composer.setBusy(log.busy());
    },
    header: ({ buttons }) => header.show(buttons),
    context: ({ chips }) => composer.showChips(chips),
    found: ({ typed, files }) => composer.showFiles(typed, files),
    preview: ({ preview }) => composer.showPreview(preview),
    notice: ({ notice: given }) => notice.replaceChildren(...(given === null ? [] : [drawNotice(given, bus)])),
    compose: ({ text, turn }) => composer.compose(text, turn),
    request: ({ text }) => request.show(text),
    copied: ({ turn }) => log.copied(turn),
    focus: () => composer.focus(),
  };

  return {
    receive(message) {
      const handle = handlers[message.type] as (message: Later) => void;
      handle(message);
    },
  };
}
