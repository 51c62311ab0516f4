import * as z from 'zod/mini';
import { labels } from './labels.ts';
import { button, chip, file, list, maybeNotice, preview, turnView } from './parts.ts';
import { piece } from './piece.ts';
import { slashRow } from './slashRow.ts';

const thread = z.strictObject({ id: z.string(), title: z.string(), turns: list(turnView) });
export type ThreadView = z.infer<typeof thread>;

/** Everything the host can tell the chat view. Anything else is dropped. */
export const toChatView = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), labels, slash: list(slashRow) }),
  z.strictObject({ type: z.literal('thread'), thread }),
  z.strictObject({ type: z.literal('turn'), turn: turnView }),
  z.strictObject({ type: z.literal('said'), turn: z.string(), pieces: list(piece) }),
  z.strictObject({ type: z.literal('removed'), turn: z.string() }),
  z.strictObject({ type: z.literal('header'), buttons: list(button) }),
  z.strictObject({ type: z.literal('context'), chips: list(chip) }),
  z.strictObject({ type: z.literal('found'), typed: z.string(), files: list(file) }),
  z.strictObject({ type: z.literal('preview'), preview: z.nullable(preview) }),
  z.strictObject({ type: z.literal('notice'), notice: maybeNotice }),
  /** Puts words into the composer; with `turn`, as an edit of that question. */
  z.strictObject({ type: z.literal('compose'), text: z.string(), turn: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('request'), text: z.string() }),
  z.strictObject({ type: z.literal('copied'), turn: z.string() }),
  z.strictObject({ type: z.literal('focus') }),
]);
export type ToChatView = z.infer<typeof toChatView>;
