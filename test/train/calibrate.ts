import type { Calibration } from '#core/guard/injection/model.ts';
import { seeded } from './expand.ts';
import type { Learnt, Sample } from './learn.ts';
import { learn, logitOf, sampleOf } from './learn.ts';
import { mixed } from './mixed.ts';
import type { Row } from './rows.ts';
import { hashOf, seed } from './rows.ts';

/**
 * Shares of harmless training rows, scored by a model that had not seen them, that may reach each threshold. Rows written to be
 * mistaken for attacks say nothing about how often a person is asked in vain, but a great deal about what must not be blocked.
 */
const warnShare = 0.015;
const blockShare = 0.005;

/** What a model that had not seen a row makes of it. */
interface Scored {
  readonly row: Row;
  readonly logit: number;
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
    return { row, logit: logitOf(model, samples[i] as Sample) };
  });
}

export const learnFrom = (rows: readonly Row[], samples: readonly Sample[], salt: number): Learnt =>
  learn([...samples, ...samplesOf(mixed(rows, seeded(salt)))]);

export function calibrate(scored: readonly Scored[]): Calibration {
  const harmless = scored.filter(({ row }) => !row.attack);
  const found = harmless.filter(({ row }) => row.set !== 'own_benign');
  return { warn: quantile(found.map(logitIn), warnShare), block: quantile(harmless.map(logitIn), blockShare) };
}

const logitIn = ({ logit }: Scored): number => logit;

/** The smallest value that at most this share reaches. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => b - a);
  return (sorted[Math.floor(values.length * share)] ?? 0) + 1e-3;
};
