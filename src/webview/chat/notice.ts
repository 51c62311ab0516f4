import type { Notice } from '#core/chat/parts.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { textButton } from './button.ts';
import { drawClock } from './clock.ts';

/** What stands in the way: what happened, why, and a button for each way on. A pause counts down by itself. */
export function drawNotice(
  { tone, icon: shape, title, reasons, offers, until }: Notice,
  bus: Bus,
  turn?: string,
): HTMLElement {
  const buttons = offers.map(({ id, label }) => {
    const made = textButton(label, () => bus.send({ type: 'offer', offer: id, ...(turn !== undefined && { turn }) }));
    made.dataset.offer = id;
    return made;
  });
  const heading = element('strong', {}, title);
  const card = element(
    'div',
    { class: `notice ${tone}` },
    icon(shape),
    element(
      'div',
      { class: 'said' },
      heading,
      ...reasons.map((reason) => element('p', {}, reason)),
      ...(buttons.length === 0 ? [] : [element('div', { class: 'offers' }, ...buttons)]),
    ),
  );
  if (until !== undefined) countDown(card, until, bus);
  return card;
}

/** Until then, trying again would only make the pause longer. */
function countDown(card: HTMLElement, until: number, bus: Bus): void {
  const retry = card.querySelector<HTMLButtonElement>('[data-offer="retry"]');
  if (retry !== null) retry.disabled = until > Date.now();
  const clock = drawClock(until, bus, () => {
    if (retry !== null) retry.disabled = false;
  });
  card.querySelector('strong')?.append(' ', clock);
}
