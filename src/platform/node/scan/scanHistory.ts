import type { Result } from '#core/result.ts';
import { ok } from '#core/result.ts';
import type { Finding, Fingerprint } from '#core/scan/finding.ts';
import { isBinary, isOddlyBinary, oddlyBinary } from '../files/encoding.ts';
import { readBlobs } from '../git/blobs.ts';
import type { GitFailure } from '../git/git.ts';
import { git } from '../git/git.ts';
import type { Commit, HistoricBlob } from '../git/history.ts';
import { historicBlobs } from '../git/history.ts';
import { scanBytes } from './scanBytes.ts';
import type { NotScanned } from './scanStaged.ts';
import type { ScanSetup } from './setup.ts';
import { scannerFor } from './setup.ts';

export interface HistoryScan {
  readonly files: readonly { readonly path: string; readonly commit: Commit; readonly findings: readonly Finding[] }[];
  readonly totals: { readonly files: number; readonly cut: readonly string[]; readonly failed: readonly NotScanned[] };
}

/** Each blob once under each kind of name, told with the commit that brought it, in that order. */
export async function scanHistory(
  folder: string,
  setup: ScanSetup,
  signal: AbortSignal,
  step: (done: number) => void,
): Promise<Result<HistoryScan, GitFailure>> {
  const inside = await git(folder, ['rev-parse', '--git-dir']);
  if (!inside.ok) return inside;
  const blobs = new Map<string, HistoricBlob[]>();
  for await (const blob of historicBlobs(folder, signal)) blobs.set(blob.blob, [...(blobs.get(blob.blob) ?? []), blob]);
  const scanner = scannerFor(setup);
  const files: { path: string; commit: Commit; findings: readonly Finding[] }[] = [];
  const cut: string[] = [];
  const failed: NotScanned[] = [];
  let done = 0;
  for await (const { id, bytes, cut: wasCut } of readBlobs(folder, blobs.keys())) {
    if (signal.aborted) break;
    step(++done);
    const told = new Set<Fingerprint>();
    for (const { path, commit } of blobs.get(id) ?? []) {
      if (wasCut && told.size === 0) cut.push(path);
      if (isBinary(bytes) && isOddlyBinary(path)) failed.push({ path, why: oddlyBinary });
      const findings = scanBytes(scanner, bytes, path).filter(({ fingerprint }) => !told.has(fingerprint));
      for (const { fingerprint } of findings) told.add(fingerprint);
      if (findings.length > 0) files.push({ path, commit, findings });
    }
  }
  return ok({ files, totals: { files: done, cut, failed } });
}
