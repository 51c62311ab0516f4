import { labelNames } from '#core/chat/labels.ts';
import { slashCommands } from '#core/chat/slash.ts';
import type { ToChatView } from '#core/chat/toView.ts';

/** What the page is told first. Its words are their own names: no test of the page is about wording. */
export const startMessage: Extract<ToChatView, { type: 'start' }> = {
  type: 'start',
  labels: Object.fromEntries(labelNames.map((name) => [name, name])) as Record<(typeof labelNames)[number], string>,
  slash: Object.entries(slashCommands).map(([name, { summary }]) => ({ name, summary })),
};
