import * as z from 'zod/mini';
import { buttonId, offerId } from './parts.ts';

const words = z.string().check(z.maxLength(400_000));
const id = z.string().check(z.minLength(1), z.maxLength(64));

export const codeActions = ['copy', 'insert', 'new file', 'diff'] as const;
export type CodeAction = (typeof codeActions)[number];

const attachables = ['file', 'selection', 'problems'] as const;
export type Attachable = (typeof attachables)[number];

/** Everything the chat view can ask of the host. Anything else is dropped: the view shows foreign text. */
export const fromChatView = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** On every pause of typing. */
  z.strictObject({ type: z.literal('typed'), text: words, seq: z.number() }),
  z.strictObject({ type: z.literal('send'), text: words }),
  z.strictObject({ type: z.literal('resend'), turn: id, text: words }),
  z.strictObject({ type: z.literal('stop') }),
  z.strictObject({ type: z.literal('retry'), turn: id }),
  z.strictObject({ type: z.literal('edit'), turn: id }),
  z.strictObject({ type: z.literal('edit last') }),
  z.strictObject({ type: z.literal('remove'), turn: id }),
  z.strictObject({ type: z.literal('copy'), turn: id, part: z.enum(['question', 'reply']) }),
  z.strictObject({
    type: z.literal('code'),
    action: z.enum(codeActions),
    text: words,
    language: z.string().check(z.maxLength(40)),
  }),
  z.strictObject({ type: z.literal('open'), url: z.string().check(z.maxLength(4_000)) }),
  z.strictObject({ type: z.literal('attach'), what: z.enum(attachables) }),
  z.strictObject({
    type: z.literal('drop'),
    uris: z.array(z.string().check(z.maxLength(4_000))).check(z.maxLength(50)),
  }),
  /** Which files are meant by the word behind an @. */
  z.strictObject({ type: z.literal('find'), typed: z.string().check(z.minLength(1), z.maxLength(200)) }),
  z.strictObject({ type: z.literal('detach'), id }),
  z.strictObject({ type: z.literal('redaction'), entity: id }),
  z.strictObject({ type: z.literal('what is sent'), text: words }),
  z.strictObject({ type: z.literal('press'), button: buttonId }),
  z.strictObject({ type: z.literal('offer'), offer: offerId, turn: z.optional(id) }),
]);
export type FromChatView = z.infer<typeof fromChatView>;
