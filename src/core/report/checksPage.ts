import * as z from 'zod/mini';

/** The two sides of a report page. Nothing else is understood, on either side. */
const verdict = z.enum(['pass', 'fail', 'unknown', 'not applicable']);

const place = z.strictObject({ path: z.string(), line: z.number() });

const check = z.strictObject({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  verdict,
  evidence: z.string(),
  places: z.optional(z.readonly(z.array(place))),
  fix: z.optional(z.string()),
});

export const toChecksPage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('looking') }),
  z.strictObject({
    type: z.literal('seen'),
    checklist: z.strictObject({ title: z.string(), summary: z.string(), checks: z.array(check) }),
    /** Whether a badge can be saved. */
    badge: z.boolean(),
  }),
]);
export type ToChecksPage = z.infer<typeof toChecksPage>;

export const fromChecksPage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('look again') }),
  z.strictObject({ type: z.literal('copy') }),
  z.strictObject({ type: z.literal('badge') }),
  z.strictObject({ type: z.literal('fix'), id: z.string() }),
  z.strictObject({ type: z.literal('open'), place }),
]);
export type FromChecksPage = z.infer<typeof fromChecksPage>;
