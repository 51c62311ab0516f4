import { groupBy } from '#core/groupBy.ts';
import type { Result } from '#core/result.ts';
import { ok } from '#core/result.ts';
import type { Finding } from '#core/scan/finding.ts';
import { whenReady } from '#core/scan/notReady.ts';
import { isBinary, isOddlyBinary, oddlyBinary } from '../files/encoding.ts';
import { sizeCap } from '../files/readHead.ts';
import { readBlobs } from '../git/blobs.ts';
import type { GitFailure } from '../git/git.ts';
import type { StagedFile } from '../git/staged.ts';
import { stagedFiles } from '../git/staged.ts';
import { openScanner } from './everything.ts';
import { scanBytes } from './scanBytes.ts';
import type { ScanSetup } from './setup.ts';

export interface GitScan {
  readonly files: readonly { readonly path: string; readonly findings: readonly Finding[] }[];
  readonly totals: { readonly files: number; readonly cut: readonly string[]; readonly failed: readonly NotScanned[] };
}

/** A file that was passed over, and why. */
export interface NotScanned {
  readonly path: string;
  readonly why: string;
}

/** The staged files are read whole, for their context, but only what the commit adds is reported. */
export async function scanStaged(folder: string, setup: ScanSetup): Promise<Result<GitScan, GitFailure>> {
  const staged = await stagedFiles(folder);
  if (!staged.ok) return staged;
  const byBlob = groupBy(staged.value, ({ blob }) => blob);
  let scanner = await openScanner(setup);
  const files: { path: string; findings: readonly Finding[] }[] = [];
  const cut: string[] = [];
  const failed: NotScanned[] = [];
  if (byBlob.size === 0) return ok({ files, totals: { files: 0, cut, failed } });
  for await (const { id, bytes, cut: wasCut } of readBlobs(folder, byBlob.keys(), { asHook: true })) {
    if (isBinary(bytes)) {
      const odd = (byBlob.get(id) ?? []).filter(({ path }) => isOddlyBinary(path));
      failed.push(...odd.map(({ path }) => ({ path, why: oddlyBinary })));
      continue;
    }
    // What a text is found to be depends on its name, and a copy under another name is another file.
    for (const file of byBlob.get(id) ?? []) {
      if (wasCut) cut.push(file.path);
      if (scanner.isSpent()) scanner = await openScanner(setup);
      const ready = scanner;
      const found = await whenReady(() => scanBytes(ready, bytes.subarray(0, sizeCap), file.path));
      const findings = found.filter((finding) => countsOtherwise(bytes) || isAdded(finding, file));
      if (findings.length > 0) files.push({ path: file.path, findings });
    }
  }
  return ok({ files, totals: { files: staged.value.length, cut, failed } });
}

/** A carriage return alone ends a line for us and not for git. */
function countsOtherwise(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) return true;
  return false;
}

const isAdded = ({ range }: Finding, { added }: StagedFile): boolean =>
  added.some(([first, last]) => range.start.line <= last && range.end.line >= first);
