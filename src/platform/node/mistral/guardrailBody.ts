import * as z from 'zod';

/** One category's verdict: flags and numbers under names that differ between versions of the guardrail. */
const decision = z.record(z.string(), z.unknown());

type Verdict = z.infer<typeof decision> | boolean;
type Row = readonly [category: string, verdict: Verdict];

/** Decisions come as a table by category, or as a list whose rows name their category. */
const decisions = z.union([
  z
    .array(decision.and(z.object({ category: z.string() })))
    .transform((rows) => rows.map((row): Row => [row.category, row])),
  z.record(z.string(), z.union([decision, z.boolean()])).transform((table): Row[] => Object.entries(table)),
]);

const body = z.object({
  guardrails: z.object({
    results: z.record(z.string(), z.object({ decisions: decisions.nullish() }).nullable()).nullish(),
  }),
});

/** The categories for which a guardrail blocked, or undefined when this refusal is not a guardrail's. */
export function blockedCategories(reply: unknown): string[] | undefined {
  const { data } = body.safeParse(reply);
  if (data === undefined) return undefined;
  const all: Row[] = Object.values(data.guardrails.results ?? {}).flatMap((result) => result?.decisions ?? []);
  return [
    ...new Set(all.filter(([category, verdict]) => isName(category) && fired(verdict)).map(([category]) => category)),
  ];
}

/** A category is a short word; anything else a server might put there is not worth keeping. */
const isName = (category: string): boolean => /^[a-z_]{1,40}$/.test(category);

function fired(verdict: Verdict): boolean {
  if (typeof verdict === 'boolean') return verdict;
  const { score, threshold } = verdict;
  if (typeof score === 'number' && typeof threshold === 'number') return score >= threshold;
  return Object.values(verdict).includes(true);
}
