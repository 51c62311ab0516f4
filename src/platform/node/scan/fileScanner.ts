import type { Scanner } from '#core/scan/scanner.ts';
import type { FileResult, Job } from './scanFile.ts';
import { scanFile } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';
import { openScanner } from './setup.ts';

/** A scanner for the next text. One that broke the parser costs only itself: after it the scanner is opened anew. */
export async function freshScanner(setup: ScanSetup): Promise<() => Promise<Scanner>> {
  let scanner = await openScanner(setup);
  return async () => {
    if (scanner.isSpent()) scanner = await openScanner(setup);
    return scanner;
  };
}

/** Scans file after file. */
export async function openFileScanner(setup: ScanSetup): Promise<(job: Job) => Promise<FileResult>> {
  const scannerNow = await freshScanner(setup);
  return async (job) => scanFile(await scannerNow(), job);
}
