import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Count } from '#test/support/countingReporter.ts';
import { countFileVariable, readCount } from '#test/support/countingReporter.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { root } from '#test/support/project.ts';
import { inTurn, runToEnd } from './mocha.ts';

interface FileByFile {
  /** Words that the names of the files must hold; all files when there are none. */
  readonly only: readonly string[];
  readonly timeoutSeconds: number;
  readonly require: string;
}

/**
 * Each file in a process and a window of its own. The steps of a file build on one another, so what a slow screen broke
 * cannot be mended by repeating one step: the file is tried again from its beginning. A real fault fails every time.
 */
export async function fileByFile(pattern: string, options: FileByFile, env: NodeJS.ProcessEnv): Promise<void> {
  const files = globSync(pattern, { cwd: root }).sort();
  const counts: Count[] = [];
  for (const file of files.filter((name) => isAsked(name, options.only))) counts.push(await tried(file, options, env));
  const all = sum(counts);
  await writeFile(env[countFileVariable] ?? '', JSON.stringify(all));
  if (all.failed > 0) throw new Error(`${all.failed} failed`);
}

const isAsked = (name: string, only: readonly string[]): boolean =>
  only.length === 0 || only.some((word) => name.includes(word));

const tries = 3;

async function tried(file: string, options: FileByFile, env: NodeJS.ProcessEnv): Promise<Count> {
  for (let attempt = 1; attempt < tries; attempt++) {
    const count = await runFile(file, ['--bail'], options, env);
    if (count.failed === 0) return count;
    console.log(`    ${file} failed (${count.failures.join('; ')}): once more from its beginning`);
  }
  return runFile(file, [], options, env);
}

async function runFile(file: string, more: readonly string[], options: FileByFile, env: NodeJS.ProcessEnv) {
  await using place = await temporaryFolder();
  const counted = join(place.path, 'count.json');
  const args = [...inTurn(file, options), ...more, '--require', options.require];
  const broken = await runToEnd(process.execPath, args, { ...env, [countFileVariable]: counted }).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  return withBreak((await readCount(counted)) ?? nothing, file, broken);
}

/** A process that breaks beside its tests is a failed test. */
const withBreak = (count: Count, file: string, broken: string | undefined): Count =>
  broken && count.failed === 0 ? { ...count, failed: 1, failures: [...count.failures, `${file} (${broken})`] } : count;

const nothing: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

const sum = (counts: readonly Count[]): Count =>
  counts.reduce(
    (so, { passed, failed, skipped, failures }) => ({
      passed: so.passed + passed,
      failed: so.failed + failed,
      skipped: so.skipped + skipped,
      failures: [...so.failures, ...failures],
    }),
    nothing,
  );
