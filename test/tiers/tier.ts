import type { Provision } from '#test/provision/provide.ts';

export interface Tier {
  readonly needs: readonly Provision[];
  /** npm scripts that make what the tier runs. */
  readonly made: readonly ('build' | 'package')[];
  /**
   * Runs the tests with this environment, which names the count file: those whose files' names hold one of the words
   * of `only`, where the tier can choose. A failing test may reject or not: the count tells.
   */
  run(env: NodeJS.ProcessEnv, only: readonly string[]): Promise<void>;
}
