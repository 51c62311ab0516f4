import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { featuresOf } from '#core/guard/injection/features.ts';
import { fewest, firstAtOrAfter } from '#core/guard/injection/model.ts';
import { tokenise } from '#core/guard/injection/tokens.ts';
import { windowsOf } from '#core/guard/injection/windows.ts';
import { seeded } from './expand.ts';
import type { Row } from './rows.ts';
import { seed } from './rows.ts';

export const buckets = 120_000;
export const epochs = 12;
const rate = 0.3;
/** Strong enough that a word seen in one template alone does not decide. */
const decay = 1e-4;

/** A row as the learner sees it. */
export interface Sample {
  readonly attack: boolean;
  readonly weight: number;
  readonly windows: readonly Uint32Array[];
}

export interface Learnt {
  readonly weights: Float32Array;
  readonly bias: number;
}

const weightOf: Readonly<Record<string, number>> = {
  own_attacks: 0.6,
  own_attacks_elsewhere: 0.6,
  own_benign: 1.5,
  own_source: 0.7,
  mixed: 0.7,
};

export function sampleOf(row: Row): Sample {
  const { text } = canonicalise(row.text).plain;
  const { buckets: all, starts } = featuresOf(tokenise(text), buckets);
  const windows = windowsOf(text.length).map(
    ({ start, end }) =>
      new Uint32Array(new Set(all.subarray(firstAtOrAfter(starts, start), firstAtOrAfter(starts, end)))),
  );
  return { attack: row.attack, weight: weightOf[row.set] ?? 1, windows };
}

export function learn(samples: readonly Sample[]): Learnt {
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

export const logitOf = ({ weights, bias }: Learnt, { windows }: Sample): number =>
  Math.max(
    ...windows.map((features) => {
      let z = 0;
      for (const feature of features) z += weights[feature] ?? 0;
      return bias + z / Math.sqrt(Math.max(features.length, fewest));
    }),
  );
