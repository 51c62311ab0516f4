import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';

export interface RequestPanel {
  readonly root: HTMLElement;
  show(text: string): void;
}

/** The exact request, word for word, before it leaves. */
export function createRequestPanel({ label }: Bus, closed: () => void): RequestPanel {
  const text = element('pre', { tabindex: '0' });
  const root = element(
    'section',
    { class: 'request', 'aria-label': label('whatIsSent') },
    element(
      'div',
      { class: 'title' },
      element('h2', {}, label('whatIsSent')),
      iconButton('close', label('hideRequest'), close),
    ),
    text,
  );
  root.hidden = true;
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });

  function close(): void {
    root.hidden = true;
    closed();
  }

  return {
    root,
    show(request) {
      text.textContent = request;
      root.hidden = false;
      text.focus();
    },
  };
}
