import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import type { Terminal } from '#cli/command.ts';
import { keys } from '#cli/keys.ts';
import { run } from '#cli/run.ts';
import type { MistralApi } from '#core/mistral/api.ts';
import { ok } from '#core/result.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { fakeTerminal } from '#test/support/terminal.ts';

function keychain(): Keychain {
  const kept = new Map<string, Secret>();
  return {
    get: async (label) => ok(kept.get(label)),
    set: async (label, key) => ok(void kept.set(label, key)),
    remove: async (label) => ok(kept.delete(label)),
    labels: async () => ok([...kept.keys()]),
  };
}

/** Nothing here may be asked of Mistral. */
const api = new Proxy({}, { get: () => assert.fail('Mistral was asked') }) as MistralApi;

async function typed(args: readonly string[], input: Iterable<string> = [], environment: Terminal['environment'] = {}) {
  const terminal = { ...fakeTerminal(), input: Readable.from(input) as Terminal['input'], environment };
  const code = await run(['keys', ...args], [keys({ keychain: keychain(), api })], terminal);
  return { code, ...terminal.said() };
}

suite('mistral-guard keys', () => {
  test('keeps a key that is piped in', async () => {
    const key = makeMistralKey();
    const { code, err } = await typed(['add', 'work', '--no-check'], [key, '\n']);
    assert.deepEqual([code, err], [0, `Kept “work” (…${key.slice(-4)}) in your keychain.\n`]);
  });

  test('reads no endless input', async () => {
    function* endless() {
      for (let piece = 0; piece < 1000; piece++) yield 'x'.repeat(1024);
      assert.fail('read to its end');
    }
    const { code, err } = await typed(['add', 'work', '--no-check'], endless());
    assert.equal(code, 2);
    assert.match(err, /too long to be a key/);
  });

  test('takes no key for a label, and does not repeat it', async () => {
    const key = makeMistralKey();
    const { code, err } = await typed(['add', key, '--no-check'], ['x']);
    assert.equal(code, 2);
    assert.match(err, /looks like a key/);
    assert.ok(!err.includes(key));
  });

  for (const label of ['a\u001b[2Jb', 'a\nb', ' ', 'a\u202eb', 'x'.repeat(101)])
    test(`takes no label like ${JSON.stringify(label).slice(0, 20)}`, async () => {
      assert.equal((await typed(['add', label, '--no-check'], [makeMistralKey()])).code, 2);
    });

  test('says that a server is refused, and not that it has trouble', async () => {
    const environment = { MISTRAL_SERVER: 'https://evil.example' };
    const { code, err } = await typed(['add', 'work'], [makeMistralKey()], environment);
    assert.equal(code, 2);
    assert.match(err, /not sent to the server that MISTRAL_SERVER names \(unknown host\)/);
  });
});
