import type { Preview } from '#core/chat/parts.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { textButton } from './button.ts';

export interface Ahead {
  readonly root: HTMLElement;
  /** How much it is, for the bar below. */
  readonly size: HTMLElement;
  show(preview: Preview | null): void;
}

/** The line under the input: what will be taken out, and what looks doubtful. */
export function createAhead(bus: Bus, whatIsSent: () => void): Ahead {
  const { label } = bus;
  const root = element('div', { class: 'ahead', id: 'ahead' });
  const size = element('span', { class: 'size', id: 'size' });
  return {
    root,
    size,
    show(preview) {
      root.hidden = preview === null;
      size.textContent = preview?.size ?? '';
      if (preview === null) return root.replaceChildren();
      const { redactions, warnings, tone } = preview;
      root.dataset.tone = tone;
      root.replaceChildren(
        element('div', { class: 'redactions' }, ...drawRedactions(redactions, bus)),
        ...warnings.map((warning) => element('p', { class: `warning ${tone}` }, icon('warning'), warning)),
        textButton(label('whatIsSent'), whatIsSent, 'link'),
      );
    },
  };
}

function drawRedactions(redactions: Preview['redactions'], { send, label }: Bus): readonly Node[] {
  if (redactions.length === 0) return [element('span', { class: 'calm' }, icon('check'), label('nothingToRedact'))];
  const chips = redactions.map(({ entity, text, title, kept, open }) => {
    const chip = element(
      open ? 'button' : 'span',
      {
        class: `redaction ${kept ? 'kept' : 'let-through'}`,
        title,
        'data-entity': entity,
        ...(open && {
          type: 'button',
          'aria-label': `${text}. ${title}`,
          click: () => send({ type: 'redaction', entity }),
        }),
      },
      icon(kept ? 'eye-closed' : 'eye'),
      text,
    );
    return chip;
  });
  return [element('span', {}, label('willRedact')), ...chips];
}
