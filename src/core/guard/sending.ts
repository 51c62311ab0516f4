import type { Conversation } from './conversation.ts';
import type { Prepared } from './prepare.ts';
import type { Assessed } from './stage.ts';

export interface Sending {
  readonly prepared: Assessed<Prepared>;
  readonly conversation: Conversation;
  /** The person saw the warnings and sends nevertheless, this once. */
  readonly accepted: boolean;
}
