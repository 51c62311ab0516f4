import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';

export interface RequestPanel {
  readonly root: HTMLElement;
  show(text: string): void;
}

/** The exact request, word for word, before it leaves. */
export function createRequestPanel({ send, label }: Bus, closed: () => void): RequestPanel {
  let request = '';
  const take = (action: 'copy' | 'new file') => () => send({ type: 'code', action, text: request, language: 'json' });
  const text = element('pre', { tabindex: '0' });
  const root = element(
    'section',
    { class: 'request', 'aria-label': label('whatIsSent') },
    element(
      'div',
      { class: 'title' },
      element('h2', {}, label('whatIsSent')),
      iconButton('copy', label('copy'), take('copy')),
      iconButton('go-to-file', label('openRequest'), take('new file')),
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
    show(json) {
      request = json;
      text.textContent = readable(json);
      root.hidden = false;
      text.focus();
    },
  };
}

/** The lines of a message as lines. What is copied or opened keeps its signs, so that it can be sent. */
const readable = (json: string): string =>
  json.replace(/\\(.)/g, (written: string, sign: string) => (sign === 'n' ? '\n' : written));
