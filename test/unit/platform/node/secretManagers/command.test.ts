import assert from 'node:assert/strict';
import { Secret } from '#core/vault/secret.ts';
import type { Command } from '#core/vault/source/command.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { FakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { fakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { shell } from '#test/support/secretManagers/sources.ts';

suite('A key from a command', () => {
  let tools: FakeTools;
  let key: string;
  setup(() => {
    tools = fakeTools();
    key = makeMistralKey();
  });
  teardown(() => tools.remove());
  const read = (source: Command) => openSecretManagers(systemClock, tools.surroundings).read(source);

  test('is what it prints', async () => {
    tools.program('print-key', `echo ${key}`);
    assert.equal(expectValue(await read(shell)).revealFor('fingerprint'), key);
  });

  test('is a field of the JSON it prints', async () => {
    tools.program('print-key', `echo '{"Version":1,"ApiKey":"${key}"}'`);
    assert.equal(expectValue(await read({ ...shell, field: 'ApiKey' })).revealFor('fingerprint'), key);
    assert.deepEqual(await read({ ...shell, field: 'apiKey' }), { ok: false, error: { kind: 'not-found' } });
  });

  test('may come from a program by its whole path', async () => {
    const program = tools.program('elsewhere', 'echo "$1"');
    const answer = await read({ kind: 'command', argv: [program, key] });
    assert.equal(expectValue(answer).revealFor('fingerprint'), key);
  });

  test('is not there when the program is not', async () => {
    const error = { kind: 'missing-tool', tool: 'print-key' };
    assert.deepEqual(await read(shell), { ok: false, error });
  });

  test('is not taken from a program that failed, and what that wrote is not repeated', async () => {
    tools.program('print-key', `echo ${key}; echo ${key} >&2; exit 9`);
    assert.deepEqual(await read(shell), { ok: false, error: { kind: 'unexpected', what: { exitCode: 9 } } });
  });

  test('cannot be written', async () => {
    const managers = openSecretManagers(systemClock, tools.surroundings);
    const error = { kind: 'not-writable', why: 'command' };
    assert.deepEqual(await managers.write(shell, new Secret(key)), { ok: false, error });
  });
});
