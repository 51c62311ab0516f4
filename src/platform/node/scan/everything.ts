import { configDetector } from '#core/rules/configDetector.ts';
import { callRuleInfos } from '#core/rules/detector.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { openCalls } from './callDetector.ts';
import type { ScanSetup } from './setup.ts';
import { detectorsFor, scannerWith } from './setup.ts';

/** Everything the product finds: keys, settings and calls. It brings every rule along, so the editor's own thread does not load it. */
export const openScanner = async (setup: ScanSetup): Promise<Scanner> =>
  scannerWith([...detectorsFor(setup), configDetector, await openCalls()], setup);

export const ruleInfos = (setup: ScanSetup): readonly RuleInfo[] => [
  ...detectorsFor(setup).flatMap(({ rules }) => rules),
  ...configDetector.rules,
  ...callRuleInfos,
];
