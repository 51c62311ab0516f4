import { writeFileSync } from 'node:fs';
import type { Runner } from 'mocha';
import { reporters } from 'mocha';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** A skipped test is a promise nobody keeps: whoever adds up counts it as a failure. */
  readonly skipped: number;
}

/** Names the file that carries the count out of the process the tests run in, be it mocha's or the extension host. */
export const countFileVariable = 'MISTRAL_GUARD_TEST_COUNT';

/** What mocha prints for people, and the count for the runner. */
export default class CountingReporter extends reporters.Spec {
  constructor(runner: Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env[countFileVariable];
      const { passes, failures, pending } = this.stats;
      const count: Count = { passed: passes, failed: failures, skipped: pending };
      if (file) writeFileSync(file, JSON.stringify(count));
    });
  }
}
