/**
 * Trains the injection model: `node test/train/train.ts FOLDER`, where FOLDER holds injection-dev.jsonl ({set, label, text}).
 * Rows whose text hashes to 0 or 1 modulo 8 are the test split; they are set aside before anything else happens. The rest is
 * cut in five folds by the same hash, and both thresholds are read from scores on folds the model had not seen.
 */
import { writeFileSync } from 'node:fs';
import { levels, writeWeight } from '#core/guard/injection/model.ts';
import { calibrate, crossValidated, learnFrom, quantile, samplesOf } from './calibrate.ts';
import { epochs } from './learn.ts';
import type { Row } from './rows.ts';
import { isTest, ownRows, readRows, seed } from './rows.ts';

function main(folder: string, output: string): void {
  const rows = [...readRows(folder), ...ownRows()].filter((row) => !isTest(row.text));
  if (!rows.some(({ set }) => set === 'own_source'))
    throw new Error('Part of the training rows lies in the git history.');
  const samples = samplesOf(rows);
  const scored = crossValidated(rows, samples);
  const calibration = calibrate(scored);
  const { weights: exact, bias } = learnFrom(rows, samples, seed);
  const scale = quantile(Array.from(exact, Math.abs), 0.0005) / levels;
  const weights = Array.from(exact, (weight) =>
    writeWeight(Math.max(-levels, Math.min(levels, Math.round(weight / scale)))),
  ).join('');
  const provenance = {
    script: 'test/train/train.ts',
    seed,
    epochs,
    rows: countBySet(rows),
    split: 'sha256 modulo 8 above 1',
    licences: 'test/train/README.md',
  };
  writeFileSync(output, `${JSON.stringify({ provenance, bias, scale, ...calibration, weights }, undefined, 2)}\n`);
  console.log(calibration);
  report(scored, calibration);
}

const countBySet = (rows: readonly Row[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(rows, (row) => row.set)].map(([set, same]) => [set, same.length]));

function report(
  scored: readonly { row: Row; logit: number }[],
  { warn, block }: { readonly warn: number; readonly block: number },
): void {
  const nameOf = (row: Row): string => `${row.set} ${row.attack ? 'attacks' : 'harmless'}`;
  for (const [name, same] of Map.groupBy(scored, ({ row }) => nameOf(row))) {
    const share = (limit: number) =>
      ((100 * same.filter(({ logit }) => logit >= limit).length) / same.length).toFixed(1);
    console.log(name.padEnd(36), String(same.length).padStart(5), `warn ${share(warn)} %`, `block ${share(block)} %`);
  }
}

if (import.meta.main) main(process.argv[2] ?? '', process.argv[3] ?? 'src/core/guard/injection/model.json');
