import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Baseline, PlacedBaseline } from '#core/scan/baseline.ts';

/** A baseline whose files are looked for below this folder. */
export function placed(baseline: Baseline, root: string): PlacedBaseline {
  const files = new Set(baseline.findings.flatMap(({ file }) => file ?? []));
  const gone = [...files].filter((file) => !existsSync(join(root, file)));
  return { ...baseline, here: { root: root.split(sep).join('/'), gone } };
}
