import * as z from 'zod/mini';

/** The two sides of the usage page. Nothing else is understood, on either side. */
const tally = {
  dollars: z.number(),
  requests: z.number(),
  blocked: z.number(),
  redacted: z.number(),
  tokens: z.number(),
  medianMs: z.optional(z.number()),
  slowMs: z.optional(z.number()),
};

const share = z.strictObject({ name: z.string(), ...tally });

const report = z.strictObject({
  days: z.readonly(z.array(z.strictObject({ day: z.string(), ...tally }))),
  models: z.readonly(z.array(share)),
  profiles: z.readonly(z.array(share)),
  total: z.strictObject(tally),
  /** In US dollars, what the policy allows on one day. */
  dailyBudget: z.number(),
  /** What the profiles with a budget spent of it this month. */
  budgets: z.readonly(z.array(z.strictObject({ name: z.string(), spent: z.number(), budget: z.number() }))),
  /** What is unusual about today, in words. */
  unusual: z.readonly(z.array(z.string())),
});
export type UsageReport = z.infer<typeof report>;

export const periods = [7, 30, 90] as const;
const period = z.literal(periods);
export type Period = z.infer<typeof period>;

export const toUsagePage = z.strictObject({ type: z.literal('usage'), period, report });
export type ToUsagePage = z.infer<typeof toUsagePage>;

export const fromUsagePage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('look again') }),
  z.strictObject({ type: z.literal('period'), period }),
  z.strictObject({ type: z.literal('export'), format: z.enum(['csv', 'json']) }),
  z.strictObject({ type: z.literal('open chat') }),
]);
export type FromUsagePage = z.infer<typeof fromUsagePage>;
