import { z } from 'zod';

const text = z.strictObject({ type: z.literal('text'), text: z.string() });
const thinking = z.strictObject({
  type: z.literal('thinking'),
  thinking: z.array(z.looseObject({ type: z.string() })),
  closed: z.boolean().optional(),
  signature: z.string().nullish(),
});
const imageUrl = z.union([z.string(), z.strictObject({ url: z.string(), detail: z.string().nullish() })]);

const content = z.discriminatedUnion('type', [
  text,
  thinking,
  z.strictObject({ type: z.literal('image_url'), image_url: imageUrl }),
  z.strictObject({
    type: z.literal('document_url'),
    document_url: z.string(),
    document_name: z.string().nullish(),
  }),
  z.strictObject({ type: z.literal('reference'), reference_ids: z.array(z.union([z.int(), z.string()])) }),
  z.strictObject({ type: z.literal('file'), file_id: z.string() }),
  z.strictObject({ type: z.literal('input_audio'), input_audio: z.string() }),
]);

const toolCall = z.strictObject({
  id: z.string().optional(),
  type: z.literal('function').optional(),
  function: z.strictObject({
    name: z.string(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
  index: z.int().optional(),
});

const anyContent = z.union([z.string(), z.null(), z.array(content)]);

export const message = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('system'),
    content: z.union([z.string(), z.array(z.discriminatedUnion('type', [text, thinking]))]),
  }),
  z.strictObject({ role: z.literal('user'), content: anyContent }),
  z.strictObject({
    role: z.literal('assistant'),
    content: anyContent.optional(),
    tool_calls: z.array(toolCall).nullish(),
    prefix: z.boolean().optional(),
  }),
  z.strictObject({
    role: z.literal('tool'),
    content: anyContent,
    tool_call_id: z.string().nullish(),
    name: z.string().nullish(),
  }),
]);

export type Message = z.infer<typeof message>;

/** What a reader would call the message: its text parts, joined. */
export function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map((part) => ('text' in part && typeof part.text === 'string' ? part.text : '')).join('');
}
