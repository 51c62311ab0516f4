import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  args: readonly string[],
  { input = '', env = process.env }: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [inProject('dist/cli.js'), ...args], { env, stdio: 'pipe' });
  const ran = { out: '', err: '' };
  child.stdout.on('data', (text) => (ran.out += text));
  child.stderr.on('data', (text) => (ran.err += text));
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...ran })));
}

const printVariable = (name: string) => [process.execPath, '--print', `process.env.${name}`];

suite('mistral-guard keys and exec', () => {
  let mistral: Player;
  let env: NodeJS.ProcessEnv;

  suiteSetup(async () => {
    mistral = await startMistral();
    env = { ...process.env, MISTRAL_SERVER: mistral.url };
  });

  suiteTeardown(async () => {
    await mistral.stop();
    mistral.expectNoViolations();
  });

  teardown(async () => {
    for (const label of (await run(['keys', 'list'])).out.split('\n').filter(Boolean))
      await run(['keys', 'remove', label]);
  });

  test('a key that works is kept, listed by its label, and given to a child alone', async () => {
    const { raw } = mistral.keys.add({ kind: 'studio', name: 'ci' });
    const added = await run(['keys', 'add', 'ci'], { input: `${raw}\n`, env });
    assert.equal(added.code, 0, added.err);
    const listed = await run(['keys', 'list']);
    assert.equal(listed.out, 'ci\n');
    const child = await run(['exec', '--key', 'ci', '--', ...printVariable('MISTRAL_API_KEY')]);
    assert.equal(child.out.trim(), raw);
    for (const { out, err } of [added, listed]) assert.ok(!`${out}${err}`.includes(raw));
  });

  test('another variable may carry it', async () => {
    const raw = makeMistralKey();
    await run(['keys', 'add', 'spare', '--no-check'], { input: raw });
    const child = await run([
      'exec',
      '--key',
      'spare',
      '--env',
      'CODESTRAL_API_KEY',
      '--',
      ...printVariable('CODESTRAL_API_KEY'),
    ]);
    assert.equal(child.out.trim(), raw);
  });

  test('a key that Mistral refuses is not kept', async () => {
    const added = await run(['keys', 'add', 'wrong'], { input: makeMistralKey(), env });
    assert.equal(added.code, 1);
    assert.match(added.out, /401/);
    assert.equal((await run(['keys', 'list'])).out, '');
  });

  test('a check tells a dead key by its exit code', async () => {
    const key = mistral.keys.add({ kind: 'studio', name: 'dying' });
    await run(['keys', 'add', 'dying'], { input: key.raw, env });
    assert.equal((await run(['keys', 'check'], { env })).code, 0);
    mistral.keys.remove(key.id);
    const checked = await run(['keys', 'check'], { env });
    assert.equal(checked.code, 1);
    assert.match(checked.out, /dying.*401/);
  });

  test('the child’s exit code is passed on, and a command that is not there is told as a shell would', async () => {
    await run(['keys', 'add', 'any', '--no-check'], { input: makeMistralKey() });
    assert.equal((await run(['exec', '--key', 'any', '--', process.execPath, '--eval', 'process.exit(7)'])).code, 7);
    assert.equal((await run(['exec', '--key', 'any', '--', 'no-such-command-here'])).code, 127);
  });

  test('a signal reaches the child, and its end is ours', async () => {
    if (process.platform === 'win32') return;
    await run(['keys', 'add', 'any', '--no-check'], { input: makeMistralKey() });
    const script = "process.on('SIGTERM', () => process.exit(9)); console.log('ready'); setInterval(() => {}, 1000);";
    const args = ['exec', '--key', 'any', '--', process.execPath, '--eval', script];
    const parent = spawn(process.execPath, [inProject('dist/cli.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    parent.kill('SIGTERM');
    assert.equal(await new Promise((resolve) => parent.once('close', resolve)), 9);
  });

  test('what cannot be understood is said, with exit code 2', async () => {
    for (const args of [
      ['keys'],
      ['keys', 'add'],
      ['keys', 'remove', 'nobody'],
      ['exec', '--', 'x'],
      ['exec', '--key', 'nobody', '--', 'x'],
    ]) {
      const ran = await run(args);
      assert.equal(ran.code, 2, args.join(' '));
      assert.notEqual(ran.err, '');
    }
  });

  if (process.platform === 'linux')
    test('without a keychain it says so, with exit code 3', async () => {
      const bare = { PATH: process.env.PATH, HOME: process.env.HOME };
      for (const args of [
        ['keys', 'list'],
        ['exec', '--key', 'any', '--', 'true'],
      ]) {
        const ran = await run(args, { env: bare });
        assert.equal(ran.code, 3, ran.err);
        assert.match(ran.err, /no keychain running/);
      }
    });
});
