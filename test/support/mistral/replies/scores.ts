import { moderationCategories } from '#core/mistral/moderation.ts';
import type { Scores } from '../faults.ts';

/** Of a text about which the test says nothing. */
const harmless = 0.001;

export function scoresOf(text: string, byText: Readonly<Record<string, Scores>>): Record<string, number> {
  const wished = Object.entries(byText).filter(([fragment]) => text.includes(fragment));
  const scores: Scores = Object.assign({}, ...wished.map(([, given]) => given));
  return Object.fromEntries(moderationCategories.map((category) => [category, scores[category] ?? harmless]));
}
