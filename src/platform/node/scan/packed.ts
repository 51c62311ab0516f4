import type { FileResult, Job } from './scanFile.ts';

/** A batch's results as they cross between threads: nearly every file is clean, and then two numbers say it all. */
export interface Packed {
  /** Size and time of change of each file in the order of the jobs; not numbers where `special` has the whole story. */
  readonly stamps: Float64Array;
  readonly special: readonly (readonly [job: number, result: FileResult])[];
}

export function packed(results: readonly FileResult[]): Packed {
  const stamps = new Float64Array(results.length * 2);
  const special: [number, FileResult][] = [];
  for (const [at, result] of results.entries()) {
    const isClean = result.kind === 'scanned' && result.findings.length === 0 && !result.cut;
    stamps[at * 2] = isClean ? result.stamp.size : Number.NaN;
    stamps[at * 2 + 1] = isClean ? result.stamp.modified : Number.NaN;
    if (!isClean) special.push([at, result]);
  }
  return { stamps, special };
}

export function unpacked({ stamps, special }: Packed, jobs: readonly Job[]): readonly FileResult[] {
  const whole = new Map(special);
  return jobs.map(({ path }, at) => {
    const stamp = { size: stamps[at * 2] ?? 0, modified: stamps[at * 2 + 1] ?? 0 };
    return whole.get(at) ?? { kind: 'scanned', path, findings: [], cut: false, stamp };
  });
}
