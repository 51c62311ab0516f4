/**
 * Trains the injection model: `node test/train/train.ts FOLDER`, where FOLDER holds injection-dev.jsonl ({set, label, text}).
 * Rows whose text hashes to 0 or 1 modulo 8 are the test split; they are set aside before anything else happens. The rest is
 * cut in five folds by the same hash, and both thresholds are read from scores on folds the model had not seen.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { featuresOf } from '#core/guard/injection/features.ts';
import { fewest, firstAtOrAfter, levels, writeWeight } from '#core/guard/injection/model.ts';
import { tokenise } from '#core/guard/injection/tokens.ts';
import { windowsOf } from '#core/guard/injection/windows.ts';
import { attackLists, attacksElsewhere, attackTemplates } from './attacks.ts';
import { benignLists, benignTemplates } from './benign.ts';
import { expandAll, seeded } from './expand.ts';

const seed = 20_260_801;
const buckets = 120_000;
const epochs = 12;
const rate = 0.3;
const decay = 2e-6;

/** Shares of harmless training rows, scored unseen, that may reach each threshold. */
const warnShare = 0.04;
const blockShare = 0.004;

export interface Row {
  readonly set: string;
  readonly attack: boolean;
  readonly text: string;
  /** Rows made from the same template stay in the same fold: their siblings would give them away. */
  readonly group: string;
}

interface Sample {
  readonly attack: boolean;
  readonly weight: number;
  readonly windows: readonly Uint32Array[];
}

export const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0);
export const isTest = (text: string): boolean => hashOf(text) % 8 < 2;

export function readRows(folder: string): readonly Row[] {
  const lines = readFileSync(join(folder, 'injection-dev.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { set, label, text } = JSON.parse(line) as { set: string; label: number | boolean; text: string };
    return { set, attack: Number(label) === 1, text, group: text };
  });
}

export function ownRows(): readonly Row[] {
  const random = seeded(seed);
  const rows = (set: string, attack: boolean, made: ReturnType<typeof expandAll>): readonly Row[] =>
    made.map(({ text, template }) => ({ set, attack, text, group: template }));
  return [
    ...rows('own_attacks', true, expandAll(attackTemplates, attackLists, 40, random)),
    ...rows('own_attacks_elsewhere', true, expandAll(attacksElsewhere, {}, 30, random)),
    ...rows('own_benign', false, expandAll(benignTemplates, benignLists, 40, random)),
    ...ownSources(),
  ];
}

/** This repository's own code and pages, without those that speak of attacks. */
function ownSources(): readonly Row[] {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  return files
    .filter((name) => /\.(?:ts|md|json|css)$/.test(name) && !/guard|train|redteam|inspect/.test(name))
    .toSorted()
    .map((name) => ({
      set: 'own_source',
      attack: false,
      text: readFileSync(name, 'utf8').slice(0, 20_000),
      group: name,
    }));
}

/**
 * Attacks in the wild are long and harmless questions short; a model would learn the length. So harmless rows are also
 * shown joined to a page, and attacks with a harmless sentence around them.
 */
function mixed(rows: readonly Row[], random: () => number): readonly Row[] {
  const pick = (from: readonly Row[]): string => from[Math.floor(random() * from.length)]?.text ?? '';
  const harmless = rows.filter((row) => !row.attack);
  const short = harmless.filter((row) => row.text.length < 200);
  const attacks = rows.filter((row) => row.attack && row.text.length < 400);
  return [
    ...Array.from({ length: 1_500 }, () => ({
      set: 'mixed',
      attack: false,
      text: Array.from({ length: 2 + Math.floor(random() * 12) }, () => pick(harmless))
        .join(random() < 0.5 ? '\n' : ' ')
        .slice(0, 2_400),
      group: '',
    })),
    ...Array.from({ length: 1_200 }, (_, i) => ({
      set: 'mixed',
      attack: i % 2 === 0,
      text: mistyped(pick(i % 2 === 0 ? attacks : short), random),
      group: '',
    })),
    ...Array.from({ length: 800 }, () => ({
      set: 'mixed',
      attack: true,
      text: [pick(short), pick(attacks), random() < 0.5 ? pick(short) : ''].join(' '),
      group: '',
    })),
  ];
}

/** One word in four with two letters swapped, one lost or one doubled: haste, and a way around word lists. In both classes. */
const mistyped = (text: string, random: () => number): string =>
  text.replace(/\p{L}{4,}/gu, (word) => {
    if (random() > 0.25) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const [a, b] = [word.charAt(at), word.charAt(at + 1)];
    const middle = random() < 0.6 ? b + a : random() < 0.5 ? b : a + a + b;
    return word.slice(0, at) + middle + word.slice(at + 2);
  });

function sampleOf(row: Row, weight = 1): Sample {
  const text = canonicalise(row.text).plain.text;
  const { buckets: all, starts } = featuresOf(tokenise(text), buckets);
  const windows = windowsOf(text.length).map(
    ({ start, end }) =>
      new Uint32Array(new Set(all.subarray(firstAtOrAfter(starts, start), firstAtOrAfter(starts, end)))),
  );
  return { attack: row.attack, weight, windows };
}

function trainOn(samples: readonly Sample[]): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(buckets);
  const squares = new Float32Array(buckets).fill(1e-6);
  const random = seeded(seed);
  let bias = 0;
  let biasSquares = 1e-6;
  const windows = samples.flatMap((sample) =>
    sample.windows.map((features) => ({
      features,
      attack: sample.attack,
      weight: sample.weight / sample.windows.length ** 0.5,
    })),
  );
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(windows, random);
    for (const { features, attack, weight } of windows) {
      const norm = 1 / Math.sqrt(Math.max(features.length, fewest));
      let z = bias;
      for (const feature of features) z += (weights[feature] ?? 0) * norm;
      const error = (1 / (1 + Math.exp(-z)) - (attack ? 1 : 0)) * weight;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      for (const feature of features) {
        const gradient = error * norm + decay * (weights[feature] ?? 0);
        squares[feature] = (squares[feature] ?? 0) + gradient * gradient;
        weights[feature] = (weights[feature] ?? 0) - (rate * gradient) / Math.sqrt(squares[feature] ?? 1);
      }
    }
  }
  return { weights, bias };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
}

const logitOf = ({ weights, bias }: { weights: Float32Array; bias: number }, { windows }: Sample): number =>
  Math.max(
    ...windows.map((features) => {
      let z = 0;
      for (const feature of features) z += weights[feature] ?? 0;
      return bias + z / Math.sqrt(Math.max(features.length, fewest));
    }),
  );

/** The smallest log-odds that at most this share of harmless rows reaches. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => b - a);
  return (sorted[Math.floor(values.length * share)] ?? 0) + 1e-3;
};

const weightOf: Readonly<Record<string, number>> = {
  own_attacks: 0.6,
  own_attacks_elsewhere: 0.6,
  own_benign: 1.5,
  own_source: 0.7,
  mixed: 0.7,
};
const weighed = (row: Row): Sample => sampleOf(row, weightOf[row.set] ?? 1);

/** What a model trained without each row's fold thinks of that row. */
export function crossValidated(rows: readonly Row[]): readonly number[] {
  const samples = rows.map(weighed);
  const foldOf = rows.map((row) => hashOf(row.group) % 5);
  const scores = rows.map(() => 0);
  for (let fold = 0; fold < 5; fold++) {
    const seen = rows.filter((_, i) => foldOf[i] !== fold);
    const model = trainOn([
      ...samples.filter((_, i) => foldOf[i] !== fold),
      ...mixed(seen, seeded(seed + fold)).map(weighed),
    ]);
    samples.forEach((sample, i) => {
      if (foldOf[i] === fold) scores[i] = logitOf(model, sample);
    });
  }
  return scores;
}

export function thresholds(rows: readonly Row[], scores: readonly number[]): { warn: number; block: number } {
  const harmless = scores.filter((_, i) => !rows[i]?.attack);
  return { warn: quantile(harmless, warnShare), block: quantile(harmless, blockShare) };
}

export const trainOnAll = (rows: readonly Row[]) => trainOn([...rows, ...mixed(rows, seeded(seed))].map(weighed));

function main(folder: string, output: string): void {
  const rows = [...readRows(folder), ...ownRows()].filter((row) => !isTest(row.text));
  const unseen = crossValidated(rows);
  const { warn, block } = thresholds(rows, unseen);
  const model = trainOnAll(rows);
  const scale = quantile(Array.from(model.weights, Math.abs), 0.0005) / levels;
  const weights = Array.from(model.weights, (weight) =>
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
  writeFileSync(
    output,
    `${JSON.stringify({ provenance, bias: model.bias, scale, warn, block, weights }, undefined, 2)}\n`,
  );
  report(rows, unseen, warn, block);
}

const countBySet = (rows: readonly Row[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(rows, (row) => row.set)].map(([set, same]) => [set, same.length]));

function report(rows: readonly Row[], scores: readonly number[], warn: number, block: number): void {
  for (const [name, same] of Map.groupBy(
    rows.map((row, i) => ({ ...row, score: scores[i] ?? 0 })),
    (row) => `${row.set} ${row.attack ? 'attacks' : 'harmless'}`,
  )) {
    const share = (limit: number) => ((100 * same.filter((row) => row.score >= limit).length) / same.length).toFixed(1);
    console.log(name.padEnd(36), String(same.length).padStart(5), `warn ${share(warn)} %`, `block ${share(block)} %`);
  }
}

if (import.meta.main) main(process.argv[2] ?? '', process.argv[3] ?? 'src/core/guard/injection/model.json');
