import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { median } from '#test/support/measure.ts';
import { inProject } from '#test/support/project.ts';

suite('the command line', () => {
  test('starts before a commit hook is felt', async () => {
    const start = () => execFileSync(process.execPath, [inProject('dist/cli.js'), '--help'], { stdio: 'ignore' });
    assert.ok((await median('mistral-guard --help', 7, start)) < 500);
  });
});
