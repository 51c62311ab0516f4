import { whenReady } from '#core/scan/notReady.ts';
import type { FileResult, Job } from './scanFile.ts';
import { scanFile } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';
import { openScanner } from './setup.ts';

/** Scans file after file. One that breaks the parser costs only itself: for the next the scanner is opened anew. */
export async function openFileScanner(setup: ScanSetup): Promise<(job: Job) => Promise<FileResult>> {
  let scanner = await openScanner(setup);
  return async (job) => {
    if (scanner.isSpent()) scanner = await openScanner(setup);
    return whenReady(() => scanFile(scanner, job));
  };
}
