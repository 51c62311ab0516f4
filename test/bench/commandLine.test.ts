import { execFileSync } from 'node:child_process';
import { expectWithin } from '#test/support/expectWithin.ts';
import { median } from '#test/support/measure.ts';
import { inProject } from '#test/support/project.ts';

suite('the command line', () => {
  test('starts before a commit hook is felt', async () => {
    const start = () => execFileSync(process.execPath, [inProject('dist/cli.js'), '--help'], { stdio: 'ignore' });
    expectWithin(150, await median('mistral-guard --help', 7, start), 'ms');
  });
});
