import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Runner, Test } from 'mocha';
import { reporters } from 'mocha';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** A skipped test is a promise nobody keeps: whoever adds up counts it as a failure. */
  readonly skipped: number;
  /** A line for each test that failed: its name and the first line of what it says. */
  readonly failures: readonly string[];
}

/** Names the file that carries the count out of the process the tests run in, be it mocha's or the extension host. */
export const countFileVariable = 'MISTRAL_GUARD_TEST_COUNT';

export const readCount = (file: string): Promise<Count | undefined> =>
  readFile(file, 'utf8').then(JSON.parse, () => undefined);

/** What mocha prints for people, and the count for the runner. */
export default class CountingReporter extends reporters.Spec {
  constructor(runner: Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const failures: string[] = [];
    runner.on('fail', (test: Test, error: Error) => failures.push(told(test, error)));
    runner.once('end', () => {
      const file = process.env[countFileVariable];
      const { passes, failures: failed, pending } = this.stats;
      const count: Count = { passed: passes, failed, skipped: pending, failures };
      if (file) writeFileSync(file, JSON.stringify(count));
    });
  }
}

const told = (test: Test, error: Error): string => `${test.fullTitle()}: ${String(error.message).split('\n', 1)[0]}`;
