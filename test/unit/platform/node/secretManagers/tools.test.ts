import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Secret } from '#core/vault/secret.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { FakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { fakeTools, isRunning } from '#test/support/secretManagers/fakeTools.ts';
import { onePassword, onePasswordItem, toolCases } from '#test/support/secretManagers/sources.ts';
import type { Account } from '#test/support/secretManagers/tools/behave.ts';

for (const { tool, source, place, stored } of toolCases) {
  suite(`A key from ${source.kind}, through ${tool}`, () => {
    let tools: FakeTools;
    let key: string;
    setup(() => {
      tools = fakeTools();
      key = makeMistralKey();
      tools.account({ signedIn: true, secrets: { [place]: [stored(key)] } });
    });
    teardown(() => tools.remove());

    const managers = () => openSecretManagers(systemClock, tools.surroundings);
    const read = (signal?: AbortSignal) => managers().read(source, signal);
    const errorOf = async (account: Account): Promise<SourceError | undefined> => {
      tools.account(account);
      const answer = await read();
      return answer.ok ? undefined : answer.error;
    };

    test('is read with one call', async () => {
      assert.equal(expectValue(await read()).revealFor('fingerprint'), key);
      assert.equal(tools.calls().length, 1);
    });

    test('says so when the tool is not installed', async () => {
      tools.uninstall(tool);
      assert.deepEqual(await read(), { ok: false, error: { kind: 'missing-tool', tool } });
    });

    test('says so when nobody is signed in', async () => {
      assert.deepEqual(await errorOf({ signedIn: false }), { kind: 'not-signed-in' });
    });

    test('says so when it is not there', async () => {
      assert.deepEqual(await errorOf({ signedIn: true, secrets: {} }), { kind: 'not-found' });
    });

    test('says so when the place is empty', async () => {
      assert.deepEqual(await errorOf({ signedIn: true, secrets: { [place]: [stored(' \n')] } }), { kind: 'empty' });
    });

    test('is not taken for a key when it is a page of text', async () => {
      const error = await errorOf({ signedIn: true, secrets: { [place]: [stored('two words')] } });
      assert.deepEqual(error, { kind: 'unexpected', what: 'answer' });
    });

    test('is left when the tool prints without end', async () => {
      assert.deepEqual(await errorOf({ floods: true }), { kind: 'unexpected', what: 'too much output' });
    });

    test('does not come back in an error, even when the tool complains about it aloud', async () => {
      const error = await errorOf({ signedIn: true, quotes: true, secrets: { [place]: [stored(key)] } });
      assert.equal(error?.kind, 'unexpected');
      assert.doesNotMatch(JSON.stringify(error), new RegExp(key));
    });

    test('is written as a new version, and read back', async () => {
      const next = new Secret(makeMistralKey());
      expectValue(await managers().write(source, next));
      assert.equal(expectValue(await read()).revealFor('fingerprint'), next.revealFor('fingerprint'));
      assert.equal(tools.received(), stored(next.revealFor('fingerprint')));
    });

    test('never stands in the arguments of the tool, read or written', async () => {
      const next = makeMistralKey();
      expectValue(await managers().write(source, new Secret(next)));
      await read();
      assert.ok(tools.calls().length >= 2);
      assert.doesNotMatch(JSON.stringify(tools.calls()), new RegExp(`${key}|${next}`));
    });

    test('leaves nothing behind on the disk after it was written, nor after that failed', async () => {
      expectValue(await managers().write(source, new Secret(makeMistralKey())));
      tools.account({ signedIn: false });
      const failed = await managers().write(source, new Secret(makeMistralKey()));
      assert.deepEqual(failed, { ok: false, error: { kind: 'not-signed-in' } });
      const pipes = tools.calls().flatMap((call) => call.join(' ').match(/mistral-guard-pipe-\w+/g) ?? []);
      assert.deepEqual(
        readdirSync(tmpdir()).filter((name) => pipes.includes(name)),
        [],
      );
    });

    for (const stall of ['obedient', 'stubborn'] as const) {
      test(`is no longer waited for once cancelled, and the tool is gone with all it started: ${stall}`, async () => {
        tools.account({ stall });
        const cancel = new AbortController();
        const reading = read(cancel.signal);
        const [tool = 0, helper = 0] = await started(tools);
        const at = performance.now();
        cancel.abort();
        assert.deepEqual(await reading, { ok: false, error: { kind: 'cancelled' } });
        await until(() => !exists(tool));
        const took = performance.now() - at;
        assert.ok(took < 1_000, `gone after ${took} ms`);
        await until(() => !isRunning(helper));
      });
    }

    test('is not even asked for when it was cancelled before', async () => {
      assert.deepEqual(await read(AbortSignal.abort()), { ok: false, error: { kind: 'cancelled' } });
      assert.deepEqual(tools.calls(), []);
    });
  });
}

suite('A key in an item of 1Password', () => {
  let tools: FakeTools;
  setup(() => {
    tools = fakeTools();
  });
  teardown(() => tools.remove());
  const store = (item: object) =>
    tools.account({ signedIn: true, secrets: { 'Private/Mistral': [JSON.stringify(item)] } });
  const write = () =>
    openSecretManagers(systemClock, tools.surroundings).write(onePassword, new Secret(makeMistralKey()));

  test('is exchanged without touching the other concealed fields', async () => {
    store(onePasswordItem(makeMistralKey()));
    expectValue(await write());
    const { fields } = JSON.parse(tools.received());
    assert.deepEqual(
      fields.map(({ label, value }: { label: string; value: string }) => (label === 'credential' ? '' : value)),
      ['me', '', 'unrelated'],
    );
  });

  test('is not exchanged in a Login item, which may hold a passkey', async () => {
    store(onePasswordItem(makeMistralKey(), 'LOGIN'));
    assert.deepEqual(await write(), { ok: false, error: { kind: 'not-writable', why: '1password login item' } });
  });

  test('is not exchanged when two fields bear the name', async () => {
    const item = onePasswordItem(makeMistralKey());
    store({ ...item, fields: [...item.fields, { id: 'other', label: 'Credential', value: 'x' }] });
    assert.deepEqual(await write(), { ok: false, error: { kind: 'unexpected', what: 'several matches' } });
  });
});

async function started(tools: FakeTools): Promise<readonly number[]> {
  await until(() => tools.pids().length === 2);
  return tools.pids();
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(2);
}

/** A child of ours leaves no zombie, so asking the system is enough, and quick. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
