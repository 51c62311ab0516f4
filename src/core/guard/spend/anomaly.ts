/** One day of somebody's use. */
export interface Habit {
  readonly dollars: number;
  readonly requests: number;
  readonly blocked: number;
}

export type Anomaly = { measure: keyof Habit; today: number; usual: number };

/** Fewer days than these are no habit to differ from. */
const fewestDays = 5;
/** What is too little to be worth a word, whatever the habit. */
const floor: Habit = { dollars: 1, requests: 30, blocked: 5 };

/** Against the person's own history: three times the median day, and at least three deviations from it. */
export function findAnomalies(history: readonly Habit[], today: Habit): readonly Anomaly[] {
  if (history.length < fewestDays) return [];
  const measures = ['dollars', 'requests', 'blocked'] as const;
  return measures.flatMap((measure) => {
    const values = history.map((day) => day[measure]);
    const usual = median(values);
    const spread = median(values.map((value) => Math.abs(value - usual)));
    const limit = Math.max(floor[measure], usual * 3, usual + 3 * 1.4826 * spread);
    return today[measure] > limit ? [{ measure, today: today[measure], usual }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
