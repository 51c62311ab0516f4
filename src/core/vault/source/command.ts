import * as z from 'zod/mini';
import { fieldName, shaped } from './checked.ts';

const words = 'The command is a program, by its name or its absolute path, and its arguments.';

/** No path that begins in the current folder: it could be one that was only opened to be read. */
const program = shaped(words, /^(?!-)(?:[^\\/\p{C}]{1,255}|(?:\/|[A-Za-z]:[\\/])[^\p{C}]{1,1023})$/u);

const argument = shaped(words, /^[^\p{Cc}]{0,4096}$/u);

/** Any program that prints the key, or JSON with the key in a field. No shell reads it. */
export const command = z.object({
  kind: z.literal('command'),
  argv: z.tuple([program], argument, words),
  field: z.optional(fieldName),
});
export type Command = z.infer<typeof command>;
