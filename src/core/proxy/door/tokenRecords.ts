import * as z from 'zod/mini';
import type { TokenRecord } from './token.ts';

const record = z.object({
  id: z.string(),
  label: z.string(),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  scope: z.object({
    policy: z.optional(z.enum(['strict', 'standard'])),
    paths: z.optional(z.array(z.string())),
    models: z.optional(z.array(z.string())),
    dollarsPerDay: z.optional(z.number()),
    expires: z.number(),
  }),
  createdAt: z.number(),
  revokedAt: z.optional(z.number()),
});

/** What is read back may come from another version, or be damaged: a record that is not whole opens nothing. */
export const tokenRecordsIn = (stored: unknown): readonly TokenRecord[] =>
  Array.isArray(stored)
    ? stored.flatMap((each) => {
        const parsed = record.safeParse(each);
        return parsed.success ? [parsed.data as TokenRecord] : [];
      })
    : [];
