import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import CountingReporter from '../countingReporter.ts';
import { lineMark } from './lineMark.ts';

/** What VS Code calls inside its extension host: runs the test files built beside this one. */
export async function run(): Promise<void> {
  markLines();
  // The host shares its processor with a browser: what a slow moment broke is tried again, a real fault stays.
  const mocha = new Mocha({ ui: 'tdd', reporter: CountingReporter, timeout: 30_000, forbidOnly: true, retries: 2 });
  for (const name of readdirSync(__dirname).filter((each) => each.endsWith('.test.js'))) {
    mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** The server host hears the whole workbench talk and prints only the lines that are ours. */
function markLines(): void {
  const mark = process.env[lineMark.variable];
  if (!mark) return;
  // VS Code does not let console.log itself be replaced.
  Mocha.reporters.Base.consoleLog = (...words: readonly unknown[]) => console.log(mark + format(...words));
}
