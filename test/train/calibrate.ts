import type { Calibration } from '#core/guard/injection/model.ts';
import { hintOf } from '#core/guard/injection/model.ts';
import { seeded } from './expand.ts';
import type { Learnt, Sample } from './learn.ts';
import { learn, logitOf, sampleOf } from './learn.ts';
import { mixed } from './mixed.ts';
import type { Row } from './rows.ts';
import { hashOf, seed } from './rows.ts';

/** Shares of harmless training rows, scored by a model that had not seen them, that may reach each threshold. */
const warnShare = 0.05;
const blockShare = 0.005;

/** What is known of a row that no model had seen when it scored it. */
interface Scored {
  readonly row: Row;
  readonly logit: number;
  readonly grammar: number;
}

/** Rows and what a learner sees of them: made once, used by every fold. */
export const samplesOf = (rows: readonly Row[]): readonly Sample[] => rows.map(sampleOf);

export function crossValidated(rows: readonly Row[], samples: readonly Sample[]): readonly Scored[] {
  const folds = rows.map(({ group }) => hashOf(group) % 5);
  const models = [0, 1, 2, 3, 4].map((fold) => {
    const isSeen = (_: unknown, i: number): boolean => folds[i] !== fold;
    return learnFrom(rows.filter(isSeen), samples.filter(isSeen), seed + fold);
  });
  return rows.map((row, i) => {
    const model = models[folds[i] ?? 0] as Learnt;
    const sample = samples[i] as Sample;
    return { row, logit: logitOf(model, sample), grammar: hintOf(sample.grammar) };
  });
}

export const learnFrom = (rows: readonly Row[], samples: readonly Sample[], salt: number): Learnt =>
  learn([...samples, ...samplesOf(mixed(rows, seeded(salt)))]);

/** How much the grammar counts beside the model, and the sums of both that mean a warning and a block. */
export function calibrate(scored: readonly Scored[]): Calibration {
  const grammar = shareOfGrammar(scored);
  const harmless = scored.filter(({ row }) => !row.attack).map(({ logit, grammar: hint }) => logit + grammar * hint);
  return { grammar, warn: quantile(harmless, warnShare), block: quantile(harmless, blockShare) };
}

/** The smallest value that at most this share reaches. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => b - a);
  return (sorted[Math.floor(values.length * share)] ?? 0) + 1e-3;
};

/** A logistic regression of two numbers, every set counting alike; what matters of it is the ratio of its weights. */
function shareOfGrammar(scored: readonly Scored[]): number {
  const sizes = new Map([...Map.groupBy(scored, ({ row }) => row.set)].map(([set, same]) => [set, same.length]));
  const total = sizes.size;
  let [byModel, byGrammar, constant] = [1, 1, 0];
  for (let step = 0; step < 400; step++) {
    let [modelSlope, grammarSlope, slope] = [0, 0, 0];
    for (const { row, logit, grammar } of scored) {
      const said = 1 / (1 + Math.exp(-(byModel * logit + byGrammar * grammar + constant)));
      const error = (said - (row.attack ? 1 : 0)) / ((sizes.get(row.set) ?? 1) * total);
      modelSlope += error * logit;
      grammarSlope += error * grammar;
      slope += error;
    }
    byModel -= 2 * modelSlope;
    byGrammar -= 2 * grammarSlope;
    constant -= 2 * slope;
  }
  return byGrammar / byModel;
}
