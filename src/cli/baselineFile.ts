import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Baseline, PlacedBaseline } from '#core/scan/baseline.ts';
import { baselinePath, parseBaseline } from '#core/scan/baseline.ts';
import { placed } from '#platform/node/files/placedBaseline.ts';
import { isLink, readSmallFile } from '#platform/node/files/readSmallFile.ts';
import { UsageError } from './command.ts';

/** The baseline that was named, or the one that lies where the scan starts. */
export function readBaseline(named: string | undefined, mayBeNew: boolean): PlacedBaseline | undefined {
  const file = named ?? baselinePath;
  if (!existsSync(file)) {
    if (named !== undefined && !mayBeNew)
      throw new UsageError(`There is no baseline at ${named}. Make one with --write-baseline.`);
    return mayBeNew ? { version: 1, salt: randomBytes(16).toString('hex'), findings: [] } : undefined;
  }
  const parsed = parseBaseline(readSmallFile(file) ?? '');
  if (!parsed.ok) throw new Error(`${file} is not a baseline: it should have a version, a salt and findings.`);
  return placed(parsed.value, process.cwd());
}

export function writeBaseline(named: string | undefined, { version, salt, findings }: Baseline): void {
  const file = named ?? baselinePath;
  if (isLink(file) || isLink(dirname(file)))
    throw new UsageError(`${file} is a link. A baseline is written to its own place only.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ version, salt, findings }, null, 2)}\n`);
}
