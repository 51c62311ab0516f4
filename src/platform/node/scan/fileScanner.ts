import { whenReady } from '#core/scan/notReady.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { openScanner } from './everything.ts';
import type { FileResult, Job } from './scanFile.ts';
import { scanFile } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';

/** Asks the scanner, as soon as it has what the text needs. */
export type AskScanner = <Value>(ask: (scanner: Scanner) => Value) => Promise<Value>;

/** One text that breaks the parser costs only itself: for the next the scanner is opened anew. */
export async function freshScanner(setup: ScanSetup): Promise<AskScanner> {
  let scanner = await openScanner(setup);
  return async (ask) => {
    if (scanner.isSpent()) scanner = await openScanner(setup);
    return whenReady(() => ask(scanner));
  };
}

/** Scans file after file. */
export async function openFileScanner(setup: ScanSetup): Promise<(job: Job) => Promise<FileResult>> {
  const ask = await freshScanner(setup);
  return (job) => ask((scanner) => scanFile(scanner, job));
}
