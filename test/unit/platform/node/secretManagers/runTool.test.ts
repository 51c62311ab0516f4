import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { runTool } from '#platform/node/secretManagers/runTool.ts';
import type { Tool } from '#platform/node/secretManagers/tool.ts';
import type { FakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { fakeTools } from '#test/support/secretManagers/fakeTools.ts';

suite('Running a tool', () => {
  let tools: FakeTools;
  setup(() => {
    tools = fakeTools();
  });
  teardown(() => tools.remove());

  const tool = (script: string, more: Partial<Tool> = {}): Tool => {
    tools.program('probe', script);
    return { name: 'probe', timeoutMs: 10_000, environment: {}, complaints: [], ...more };
  };
  const run = (probe: Tool, args: readonly string[] = []) => runTool(probe, { args }, tools.surroundings);

  test('ends it when it stalls', async () => {
    const at = performance.now();
    const outcome = await run(tool('exec /bin/sleep 60', { timeoutMs: 150 }));
    assert.deepEqual(outcome, { ok: false, error: { kind: 'timeout' } });
    assert.ok(performance.now() - at < 5_000);
  });

  test('no shell reads the arguments', async () => {
    const args = ['$(id)', '; rm -rf ~', '`id`', '*', '"', "'", '&& id'];
    const outcome = await run(tool('printf "%s\\n" "$@"'), args);
    assert.deepEqual(outcome, { ok: true, value: `${args.join('\n')}\n` });
  });

  test('runs it at home, and not in the folder that is open', async () => {
    assert.deepEqual(await run(tool('pwd -P')), { ok: true, value: `${realpathSync(tools.folder)}\n` });
  });

  test('gives it no input, so that a question is answered by nobody', async () => {
    assert.deepEqual(await run(tool('read answer || echo nobody')), { ok: true, value: 'nobody\n' });
  });

  test('lays its own settings over the environment', async () => {
    const probe = tool('echo "$FAKE_TOOLS $PAGER"', { environment: { PAGER: 'none' } });
    assert.deepEqual(await run(probe), { ok: true, value: `${tools.folder} none\n` });
  });

  test('takes its complaint for what it means, and keeps none of the text', async () => {
    const probe = tool('echo "login first" >&2; exit 3', { complaints: [[/login/, { kind: 'not-signed-in' }]] });
    assert.deepEqual(await run(probe), { ok: false, error: { kind: 'not-signed-in' } });
  });

  test('tells the exit code of what it does not understand', async () => {
    const outcome = await run(tool('echo unheard of >&2; exit 3'));
    assert.deepEqual(outcome, { ok: false, error: { kind: 'unexpected', what: { exitCode: 3 } } });
  });

  test('knows the way a version manager says that there is no such tool', async () => {
    const outcome = await run(
      tool('echo "pyenv: probe: command not found" >&2; exit 127', {
        complaints: [[/not found/, { kind: 'not-found' }]],
      }),
    );
    assert.deepEqual(outcome, { ok: false, error: { kind: 'missing-tool', tool: 'probe' } });
  });

  test('a complaint without end does no harm', async () => {
    const outcome = await run(
      tool('head -c 2000000 /dev/zero >&2; exit 4', { environment: { PATH: '/usr/bin:/bin' } }),
    );
    assert.equal(outcome.ok, false);
  });

  test('a tool that does not read what it is given is judged by its exit code', async () => {
    const outcome = await runTool(tool('exit 5'), { args: [], input: 'x'.repeat(2 ** 20) }, tools.surroundings);
    assert.deepEqual(outcome, { ok: false, error: { kind: 'unexpected', what: { exitCode: 5 } } });
  });
});
