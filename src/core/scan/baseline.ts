import * as z from 'zod/mini';
import { groupBy } from '#core/groupBy.ts';
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

/** What the file names of a baseline mean on this machine. Data, so that it travels to the threads and into the cache's name. */
export interface Surroundings {
  /** The folder that they begin in, with `/` between its parts. */
  readonly root: string;
  /** Those that are not there any more: what they forgave is forgiven wherever it went. */
  readonly gone: readonly string[];
}

export type PlacedBaseline = Baseline & { readonly here?: Surroundings };

/** An entry holds for its own file: the same key written into another one is a new leak. */
export function forgiver(baseline: PlacedBaseline | undefined): (finding: Finding, path: string) => Finding {
  if (baseline === undefined) return (finding) => finding;
  const entries = groupBy(baseline.findings, ({ fingerprint }) => fingerprint);
  const gone = new Set(baseline.here?.gone);
  return (finding, path) => {
    const file = fileIn(baseline.here?.root, path);
    const entry = isOpen(finding)
      ? entries.get(finding.fingerprint)?.find((each) => holds(each, file, gone))
      : undefined;
    return entry === undefined ? finding : { ...finding, suppression: { by: 'baseline', reason: entry.reason } };
  };
}

const holds = ({ file }: BaselineEntry, found: string, gone: ReadonlySet<string>): boolean =>
  file === undefined || file === found || gone.has(file);

function fileIn(root: string | undefined, path: string): string {
  const file = path.replaceAll('\\', '/').replace(/^\/(?=[A-Za-z]:)/, '');
  return root !== undefined && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
}

/** What the baseline still forgives although it is gone; only a scan of everything can tell. */
export function unusedEntries(
  { findings, here }: PlacedBaseline,
  seen: ReadonlyMap<Fingerprint, ReadonlySet<string>>,
): readonly BaselineEntry[] {
  const files: ReadonlyMap<string, ReadonlySet<string>> = seen;
  const gone = new Set(here?.gone);
  return findings.filter((entry) => {
    const found = files.get(entry.fingerprint);
    return found === undefined || ![...found].some((file) => holds(entry, file, gone));
  });
}
