import * as z from 'zod/mini';
import { remember, remembered } from '../host.ts';

/** Where the reader was and what they had switched off. No word of the chat: VS Code writes this down in the clear. */
const memory = z.object({
  thread: z.string(),
  top: z.number(),
  follows: z.boolean(),
  hidden: z.boolean(),
});
export type Memory = z.infer<typeof memory>;

export const recall = (): Memory =>
  memory.safeParse(remembered()).data ?? { thread: '', top: 0, follows: true, hidden: false };

export const keep = (what: Memory): void => remember(what);
