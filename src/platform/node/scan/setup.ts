import { leakDetector } from '#core/detect/leaks.ts';
import type { PlacedBaseline } from '#core/scan/baseline.ts';
import { forgiver } from '#core/scan/baseline.ts';
import type { Detector } from '#core/scan/detector.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { createScanner } from '#core/scan/scanner.ts';
import { sha256 } from '../hash.ts';
import type { KnownKeySet } from './knownKeys.ts';
import { recogniser } from './knownKeys.ts';

/** Everything that decides what a scan finds, as data: it travels to the workers and into the cache's name. */
export interface ScanSetup {
  readonly baseline?: PlacedBaseline | undefined;
  readonly known?: KnownKeySet | undefined;
  readonly hearNothing?: boolean;
}

/** Raise it when a rule changes what it finds: results kept from before are then forgotten. */
export const rulesVersion = 5;

export const detectorsFor = (setup: ScanSetup): readonly Detector[] => [
  leakDetector(setup.known === undefined ? undefined : recogniser(setup.known)),
];

/** Keys alone, and at once. For history, where an old call does no harm any more. */
export const scannerFor = (setup: ScanSetup): Scanner => scannerWith(detectorsFor(setup), setup);

/** With these detectors, and what the setup says of the rest. */
export function scannerWith(detectors: readonly Detector[], setup: ScanSetup): Scanner {
  return createScanner({
    detectors,
    hash: sha256,
    salt: setup.baseline?.salt,
    forgive: forgiver(setup.baseline),
    hearNothing: setup.hearNothing ?? false,
  });
}
