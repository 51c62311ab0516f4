import * as z from 'zod/mini';
import type { Finding } from '#core/scan/finding.ts';
import type { FindingStore } from './findingStore.ts';

const subject = z.object({
  uri: z.string(),
  finding: z.object({ rule: z.string(), fingerprint: z.string(), span: z.object({ start: z.number() }) }),
});

export interface FoundAt {
  readonly uri: string;
  readonly finding: Finding;
}

/** Which findings a command is about: one, or a list of them. */
export const allFoundAt = (store: FindingStore, argument: unknown): readonly FoundAt[] =>
  [argument].flat().flatMap((each) => foundAt(store, each) ?? []);

/** Any extension can call a command with anything: what is not in the store is not believed. */
export function foundAt(store: FindingStore, argument: unknown): FoundAt | undefined {
  const parsed = z.safeParse(subject, argument);
  if (!parsed.success) return undefined;
  const { uri, finding: asked } = parsed.data;
  const distance = ({ span }: Finding) => Math.abs(span.start - asked.span.start);
  const [finding] = store
    .in(uri)
    .filter(({ fingerprint, rule }) => fingerprint === asked.fingerprint && rule === asked.rule)
    .toSorted((one, other) => distance(one) - distance(other));
  return finding && { uri, finding };
}
