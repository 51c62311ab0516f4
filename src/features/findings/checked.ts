import type { FindingStore } from '#platform/vscode/scan/findingStore.ts';
import type { Found } from './grouping.ts';

/** Which findings the person has ticked. A tick belongs to the key or the code, so it stays when lines move. */
export interface Checked {
  has(found: Found): boolean;
  set(found: Found, ticked: boolean): void;
  /** Those that are still there. */
  all(): readonly Found[];
  clear(): void;
}

export function checkedFindings(findings: FindingStore): Checked {
  const ticks = new Set<string>();
  return {
    has: (found) => ticks.has(nameOf(found)),
    set: (found, ticked) => void (ticked ? ticks.add(nameOf(found)) : ticks.delete(nameOf(found))),
    all: () =>
      findings
        .all()
        .flatMap((file) => file.findings.map((finding) => ({ uri: file.uri, finding })))
        .filter((found) => ticks.has(nameOf(found))),
    clear: () => ticks.clear(),
  };
}

const nameOf = ({ uri, finding: { rule, fingerprint } }: Found): string => [uri, rule, fingerprint].join('\n');
