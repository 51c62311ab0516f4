import { end, onLeash, start } from '#test/support/host/leashed.ts';
import { inProject, root } from '#test/support/project.ts';

/** Mocha's command line in a Node of its own, with our reporter. */
export const mochaCommand = (args: readonly string[]): readonly string[] => [
  ...onLeash,
  '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
  inProject('node_modules/mocha/bin/mocha.js'),
  '--reporter',
  inProject('test/support/countingReporter.ts'),
  ...args,
];

interface InTurn {
  readonly timeoutSeconds: number;
  /** For what a clock or a screen decides on a machine that others use: a real fault fails every time. */
  readonly retries?: number;
}

/** For tests that share one thing (a keychain, a screen, the processor) and so run one after another. */
export const inTurn = (tests: string, { timeoutSeconds, retries = 0 }: InTurn): readonly string[] => {
  const limits = ['--timeout', `${timeoutSeconds}s`, '--retries', String(retries)];
  return mochaCommand(['--ui', 'tdd', '--forbid-only', ...limits, inProject(tests)]);
};

/** Prints what the tests print, and rejects when they were not all well. */
export async function runToEnd(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = start(command, args, { cwd: root, env });
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const { promise, resolve, reject } = Promise.withResolvers<string | number | null>();
  child.once('error', reject).once('close', (code, signal) => resolve(signal ?? code));
  const late = setTimeout(() => {
    void end(child);
    reject(new Error(`not done after ${tierMinutes} minutes`));
  }, tierMinutes * 60_000);
  const outcome = await promise.finally(() => clearTimeout(late));
  if (outcome !== 0) throw new Error(`ended with ${outcome}`);
}

const tierMinutes = 15;
