import { say } from '#core/say.ts';
import { element } from '../element.ts';
import { svg } from '../svg.ts';
import { money } from './words.ts';

interface Budget {
  readonly name: string;
  readonly spent: number;
  readonly budget: number;
}

/** How much of a budget is used, as a bar that fills up; past its end it says so by word and mark too. */
export function budgetMeter({ name, spent, budget }: Budget): HTMLElement {
  const share = budget > 0 ? spent / budget : 1;
  const words =
    share > 1
      ? say('{0} of {1}, over the budget', money(spent), money(budget))
      : say('{0} of {1}', money(spent), money(budget));
  const bar = svg(
    'svg',
    {
      class: 'meter',
      viewBox: '0 0 200 10',
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': say('{0}: {1}', name, words),
    },
    svg('rect', { class: 'track', width: 200, height: 10, rx: 2 }),
    svg('rect', { class: share > 1 ? 'fill over' : 'fill', width: Math.min(1, share) * 200, height: 10, rx: 2 }),
  );
  return element('li', {}, element('span', {}, name), bar, element('span', { class: 'amount' }, words));
}
