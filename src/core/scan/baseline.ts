import * as z from 'zod/mini';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Finding, Fingerprint } from './finding.ts';
import { isOpen } from './finding.ts';

export const baselinePath = '.mistral-guard/baseline.json';

const baselineFile = z.object({
  version: z.literal(1),
  salt: z.string().check(z.minLength(16)),
  findings: z.array(
    z.object({
      fingerprint: z.string(),
      rule: z.string(),
      file: z.optional(z.string()),
      reason: z.string().check(z.minLength(1)),
    }),
  ),
});

/** Findings that a team has looked at and lives with, by content: a moved line stays known, a new key does not. */
export type Baseline = z.infer<typeof baselineFile>;
export type BaselineEntry = Baseline['findings'][number];

export function parseBaseline(text: string): Result<Baseline, 'not a baseline'> {
  try {
    const parsed = z.safeParse(baselineFile, JSON.parse(text));
    return parsed.success ? ok(parsed.data) : fail('not a baseline');
  } catch {
    return fail('not a baseline');
  }
}

export function withBaseline(finding: Finding, entries: ReadonlyMap<string, BaselineEntry>): Finding {
  const entry = isOpen(finding) ? entries.get(finding.fingerprint) : undefined;
  return entry === undefined ? finding : { ...finding, suppression: { by: 'baseline', reason: entry.reason } };
}

export const byFingerprint = (baseline: Baseline | undefined): ReadonlyMap<string, BaselineEntry> =>
  new Map((baseline?.findings ?? []).map((entry) => [entry.fingerprint, entry]));

/** What the baseline still forgives although it is gone; only a scan of everything can tell. */
export function unusedEntries(baseline: Baseline, seen: ReadonlySet<Fingerprint>): readonly BaselineEntry[] {
  const known: ReadonlySet<string> = seen;
  return baseline.findings.filter(({ fingerprint }) => !known.has(fingerprint));
}
