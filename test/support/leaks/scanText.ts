import type { Finding } from '#core/scan/finding.ts';
import type { ScanSetup } from '#platform/node/scan/setup.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';

/** As the editor and the command line do it. */
export const scanText = (text: string, path = 'file.txt', setup: ScanSetup = {}): readonly Finding[] =>
  scannerFor(setup).scan(text, path);
