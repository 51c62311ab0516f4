import type { FromChatView } from '#core/chat/fromView.ts';
import type { LabelName, Labels } from '#core/chat/labels.ts';

/** What every part of the view is given: a way to say something to the host, and the words in the person's language. */
export interface Bus {
  send(message: FromChatView): void;
  /** Known before anything is drawn. */
  label(name: LabelName): string;
}

export const busWith = (send: Bus['send'], labels: Labels): Bus => ({ send, label: (name) => labels[name] });
