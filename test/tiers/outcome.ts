import { join } from 'node:path';
import type { Count } from '#test/support/countingReporter.ts';
import { countFileVariable, readCount } from '#test/support/countingReporter.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Tier } from './tier.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What went wrong beside the tests themselves; it counts as one failure. */
  readonly problem?: string;
  readonly failures: readonly string[];
}

export async function runTier(tier: Tier, only: readonly string[]): Promise<Outcome> {
  const started = performance.now();
  await using place = await temporaryFolder();
  const file = join(place.path, 'count.json');
  const broken = await tier.run({ [countFileVariable]: file }, only).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { ...judge(await readCount(file), broken), seconds: (performance.now() - started) / 1000 };
}

/** Nothing passes in silence: no count, no tests, a skipped test and a crash after the count are failures too. */
export function judge(count: Count | undefined, broken: string | undefined): Omit<Outcome, 'seconds'> {
  if (!count) return { passed: 0, failed: 1, failures: [], problem: `gave no count: ${broken ?? 'it ended early'}` };
  const { passed, failed, skipped, failures } = count;
  if (passed + failed + skipped === 0) return { passed: 0, failed: 1, failures, problem: 'ran no test at all' };
  if (skipped > 0) return { passed, failed: failed + skipped, failures, problem: `${skipped} skipped` };
  if (failed === 0 && broken) return { passed, failed: 1, failures, problem: broken };
  return { passed, failed, failures };
}
