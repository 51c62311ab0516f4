import type { SourceError } from '#core/vault/sourceError.ts';

/** A vendor's command line. */
export interface Tool {
  readonly name: string;
  readonly timeoutMs: number;
  /** Laid over the person's own environment: no pager, no question, no log of what was said. */
  readonly environment: Readonly<Record<string, string>>;
  readonly complaints: readonly Complaint[];
}

/**
 * What a failing tool writes on its error channel, and what that means. The tools have no other way to tell, their exit
 * codes being the same for all of it. The first that matches decides; the text itself goes no further, as it may quote the key.
 */
type Complaint = readonly [says: RegExp, means: SourceError];

export function meaningOf(complaint: string, exitCode: number, { complaints, name }: Tool): SourceError {
  // So say shells, and the shims of version managers, that there is no such program.
  if (exitCode === 127) return { kind: 'missing-tool', tool: name };
  const known = complaints.find(([says]) => says.test(complaint));
  return known ? known[1] : { kind: 'unexpected', what: { exitCode } };
}
