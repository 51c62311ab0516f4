import type { HeaderButton } from '#core/chat/parts.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';

export interface Header {
  readonly root: HTMLElement;
  show(buttons: readonly HeaderButton[]): void;
  hideValues(hidden: boolean): void;
}

/** Key, profile, policy, model and budget, each a button; and the eye, for when others look at the screen. */
export function createHeader({ send, label }: Bus, toggled: (hidden: boolean) => void): Header {
  const list = element('div', { class: 'uses' });
  const eye = iconButton(
    'eye',
    label('hideValues'),
    () => toggled(eye.getAttribute('aria-pressed') !== 'true'),
    'icon eye',
  );
  const root = element('header', { class: 'header', 'aria-label': label('header') }, list, eye);

  function drawButton({ id, icon: shape, text, title, tone }: HeaderButton): Node {
    const press = (): void => send({ type: 'press', button: id });
    return element(
      'button',
      {
        type: 'button',
        class: `use ${tone}`,
        title,
        'aria-label': `${text}. ${title}`,
        'data-button': id,
        click: press,
      },
      icon(shape),
      element('span', {}, text),
    );
  }

  return {
    root,
    show: (buttons) => list.replaceChildren(...buttons.map(drawButton)),
    hideValues(hidden) {
      const words = label(hidden ? 'showValues' : 'hideValues');
      eye.setAttribute('aria-pressed', String(hidden));
      eye.title = words;
      eye.setAttribute('aria-label', label('hideValues'));
      eye.replaceChildren(icon(hidden ? 'eye-closed' : 'eye'));
    },
  };
}
