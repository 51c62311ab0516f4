import type { TurnView } from '#core/chat/parts.ts';
import type { Piece } from '#core/guard/redact/restore.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import { createMarkdownView } from '../markdown/view.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';
import { drawClock } from './clock.ts';
import { drawNotice } from './notice.ts';
import { drawPieces } from './pieces.ts';
import { drawTrail } from './trail.ts';

export interface TurnElement {
  readonly root: HTMLElement;
  show(turn: TurnView): void;
  say(pieces: readonly Piece[]): void;
  dispose(): void;
}

/** One question and its answer. What is drawn once is not drawn again: only the reply grows. */
export function createTurn(id: string, bus: Bus): TurnElement {
  const question = element('div', { class: 'question' });
  const who = element('div', { class: 'who' });
  const reply = element('div', { class: 'reply' });
  const foot = element('div', { class: 'foot' });
  const answer = element('div', { class: 'answer' }, who, reply, foot);
  const root = element('article', { class: 'turn', 'data-turn': id }, question, answer);
  const view = createMarkdownView(reply, {
    onLink: (url) => bus.send({ type: 'open', url }),
    onCode: (action, text, language) => bus.send({ type: 'code', action, text, language }),
  });
  let pieces: readonly Piece[] = [];
  let state: TurnView['state'] = { is: 'answering' };

  const isOver = (): boolean => state.is === 'answered' || state.is === 'halted';

  function draw(): void {
    reply.hidden = pieces.length === 0;
    view.update(pieces, isOver());
  }

  return {
    root,
    show(turn) {
      state = turn.state;
      if (turn.reply !== undefined) pieces = turn.reply;
      question.replaceChildren(...drawQuestion(turn, bus));
      who.textContent = state.is === 'halted' && pieces.length === 0 ? bus.label('guard') : turn.model;
      const open = foot.querySelector('details')?.open ?? false;
      foot.replaceChildren(...drawFoot(turn, bus, open, pieces.length > 0));
      root.setAttribute('aria-busy', String(!isOver()));
      root.dataset.state = state.is;
      draw();
    },
    say(more) {
      pieces = [...pieces, ...more];
      draw();
    },
    dispose: () => view.dispose(),
  };
}

function drawQuestion({ id, question, attached }: TurnView, bus: Bus): readonly Node[] {
  const { send, label } = bus;
  const tools = [
    iconButton('edit', label('edit'), () => send({ type: 'edit', turn: id })),
    iconButton('copy', label('copy'), () => send({ type: 'copy', turn: id, part: 'question' })),
    iconButton('trash', label('remove'), () => send({ type: 'remove', turn: id })),
  ];
  const files = attached.map((name) => element('li', {}, icon('file'), name));
  return [
    element('div', { class: 'who' }, label('you'), element('span', { class: 'tools' }, ...tools)),
    element('div', { class: 'words' }, ...drawPieces(question, bus)),
    ...(files.length === 0 ? [] : [element('ul', { class: 'attached' }, ...files)]),
  ];
}

function drawFoot({ id, state, trail }: TurnView, bus: Bus, open: boolean, replied: boolean): readonly Node[] {
  const { send, label } = bus;
  if (state.is === 'working' || state.is === 'answering') return [drawWorking(state, bus)];
  const tools = [
    ...(replied ? [iconButton('copy', label('copy'), () => send({ type: 'copy', turn: id, part: 'reply' }))] : []),
    iconButton('refresh', label('retry'), () => send({ type: 'retry', turn: id })),
  ];
  return [
    ...(state.is === 'halted' ? [drawNotice(state.notice, bus, id)] : []),
    element('div', { class: 'ending' }, drawTrail(trail, bus, open), element('span', { class: 'tools' }, ...tools)),
  ];
}

function drawWorking(state: Extract<TurnView['state'], { is: 'working' | 'answering' }>, bus: Bus): Node {
  const words = state.is === 'working' ? state.doing : bus.label('working');
  const clock = state.is === 'working' && state.until !== undefined ? [drawClock(state.until, bus)] : [];
  return element('div', { class: 'working' }, icon('loading'), words, ...clock);
}
