import * as z from 'zod/mini';
import { shaped } from './checked.ts';

/** What 1Password takes in a reference; an item with another name is referred to by its ID. */
const part = '[A-Za-z0-9_][A-Za-z0-9_. -]{0,127}';
const reference = new RegExp(`^op://${part}/${part}(?:/${part}){1,2}$`);

export const onePassword = z.object({
  kind: z.literal('1password'),
  reference: shaped('The reference is what 1Password copies: op://vault/item/field.', reference),
  account: z.optional(
    shaped('The account is its sign-in address, such as my.1password.com, or its ID.', /^[A-Za-z0-9][\w.@-]{0,127}$/),
  ),
});
export type OnePassword = z.infer<typeof onePassword>;

export interface ReferenceParts {
  readonly vault: string;
  readonly item: string;
  readonly section?: string;
  readonly field: string;
}

export function partsOf({ reference: text }: OnePassword): ReferenceParts {
  const [vault = '', item = '', ...rest] = text.slice('op://'.length).split('/');
  const [first = '', second] = rest;
  return { vault, item, ...(second === undefined ? { field: first } : { section: first, field: second }) };
}
