import assert from 'node:assert/strict';
import type { Command } from '#cli/command.ts';
import { UsageError } from '#cli/command.ts';
import { nearest } from '#cli/nearest.ts';
import { run } from '#cli/run.ts';
import { fakeTerminal } from '#test/support/terminal.ts';

const echo: Command = {
  name: 'echo',
  summary: 'say it again',
  help: 'echo [WORD…]',
  run: async (args, terminal) => {
    terminal.out(args.join(' '));
    return 0;
  },
};
const broken: Command = { ...echo, name: 'broken', run: async () => Promise.reject(new UsageError('No.')) };
const commands = [echo, broken];

const typed = async (...args: readonly string[]) => {
  const terminal = fakeTerminal();
  return { code: await run(args, commands, terminal), ...terminal.said() };
};

suite('The command line', () => {
  test('runs a command and passes on its exit code', async () => {
    assert.deepEqual(await typed('echo', 'a', 'b'), { code: 0, out: 'a b', err: '' });
  });

  test('lists its commands', async () => {
    for (const args of [[], ['--help'], ['help']]) assert.match((await typed(...args)).out, /echo {4}say it again/);
  });

  test('helps with a command, unless the word belongs to another program', async () => {
    assert.equal((await typed('echo', '--help')).out, 'echo [WORD…]\n');
    assert.equal((await typed('help', 'echo')).out, 'echo [WORD…]\n');
    assert.equal((await typed('echo', '--', 'x', '--help')).out, '-- x --help');
  });

  test('suggests what was meant', async () => {
    assert.deepEqual(await typed('ecoh'), {
      code: 2,
      out: '',
      err: 'There is no command “ecoh”. Did you mean “echo”?\n',
    });
    assert.match((await typed('something')).err, /See: mistral-guard --help/);
    assert.equal(nearest('scann', ['scan', 'hook']), 'scan');
    assert.equal(nearest('inspct', ['inspect', 'hook']), 'inspect');
    for (const far of ['foo', 'book', 'can', 'x'])
      assert.equal(nearest(far, ['hook', 'scan', 'keys', 'exec']) === 'hook', far === 'book');
  });

  test('explains a mistake in one line, without a stack', async () => {
    assert.deepEqual(await typed('broken'), { code: 2, out: '', err: 'No.\nSee: mistral-guard broken --help\n' });
  });
});
