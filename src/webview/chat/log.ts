import type { TurnView } from '#core/chat/parts.ts';
import type { ThreadView } from '#core/chat/toView.ts';
import type { Piece } from '#core/guard/redact/restore.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';
import type { Follower } from './scroll.ts';
import { followEnd } from './scroll.ts';
import type { TurnElement } from './turn.ts';
import { createTurn } from './turn.ts';

export interface Log {
  readonly root: HTMLElement;
  readonly follower: Follower;
  showThread(thread: ThreadView): void;
  show(turn: TurnView): void;
  say(turn: string, pieces: readonly Piece[]): void;
  remove(turn: string): void;
  /** Says for a moment that it lies on the clipboard. */
  copied(turn: string): void;
  /** The turn that is under way, if any. */
  busy(): boolean;
}

export function createLog(bus: Bus): Log {
  const { label } = bus;
  const turns = new Map<string, TurnElement>();
  const content = element('div', { class: 'turns' });
  const list = element('div', { class: 'log', role: 'log', 'aria-label': label('chat'), tabindex: '0' }, content);
  const end = iconButton('arrow-down', label('toEnd'), () => follower.toEnd(), 'to-end');
  const root = element('div', { class: 'middle' }, list, end);
  const follower = followEnd(
    list,
    content,
    () => turns.size > 0,
    (follows) => {
      end.hidden = follows;
    },
  );
  end.hidden = true;

  function turnOf(id: string): TurnElement {
    const known = turns.get(id);
    if (known !== undefined) return known;
    const made = createTurn(id, bus);
    turns.set(id, made);
    if (turns.size === 1) content.replaceChildren();
    content.append(made.root);
    return made;
  }

  function welcome(): void {
    if (turns.size > 0) return;
    content.replaceChildren(
      element(
        'div',
        { class: 'welcome' },
        icon('shield'),
        element('h2', {}, label('welcome')),
        element('p', {}, label('welcomeDetail')),
      ),
    );
  }

  return {
    root,
    follower,
    showThread(thread) {
      for (const turn of turns.values()) turn.dispose();
      turns.clear();
      content.replaceChildren();
      for (const turn of thread.turns) turnOf(turn.id).show(turn);
      welcome();
      if (turns.size > 0) follower.toEnd();
    },
    show(turn) {
      const isNew = !turns.has(turn.id);
      turnOf(turn.id).show(turn);
      if (isNew) follower.toEnd();
    },
    say: (turn, pieces) => turns.get(turn)?.say(pieces),
    remove(turn) {
      turns.get(turn)?.dispose();
      turns.get(turn)?.root.remove();
      turns.delete(turn);
      welcome();
    },
    copied(turn) {
      const root = turns.get(turn)?.root;
      root?.classList.add('copied');
      setTimeout(() => root?.classList.remove('copied'), 1_500);
    },
    busy: () => content.querySelector('.turn[aria-busy="true"]') !== null,
  };
}
