import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import keytar from 'keytar';
import { Secret } from '#core/vault/secret.ts';
import { openKeychain } from '#platform/node/keychain.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('the keychain of the system', () => {
  let service: string;

  setup(() => {
    service = `mistral-guard-test-${randomUUID()}`;
  });

  teardown(async () => {
    const left = await keytar.findCredentials(service);
    await Promise.all(left.map(({ account }) => keytar.deletePassword(service, account)));
  });

  test('gives back what was set', async () => {
    const value = randomUUID();
    await keytar.setPassword(service, 'main', value);
    assert.equal(await keytar.getPassword(service, 'main'), value);
  });

  test('keeps the last of two values', async () => {
    await keytar.setPassword(service, 'main', 'first');
    await keytar.setPassword(service, 'main', 'second');
    assert.equal(await keytar.getPassword(service, 'main'), 'second');
  });

  test('lists the accounts of a service', async () => {
    await keytar.setPassword(service, 'main', 'one');
    await keytar.setPassword(service, 'spare', 'two');
    assert.deepEqual(await accounts(service), ['main', 'spare']);
  });

  test('knows nothing of what was deleted', async () => {
    await keytar.setPassword(service, 'main', 'value');
    assert.equal(await keytar.deletePassword(service, 'main'), true);
    assert.equal(await keytar.getPassword(service, 'main'), null);
    assert.equal(await keytar.deletePassword(service, 'main'), false);
  });

  test('holds nothing after a hundred additions and removals', async () => {
    const keychain = openKeychain(service);
    for (let round = 0; round < 100; round++) {
      assert.ok((await keychain.set(`account ${round}`, new Secret(makeMistralKey()))).ok);
      assert.deepEqual(await keychain.remove(`account ${round}`), { ok: true, value: true });
    }
    assert.deepEqual(await accounts(service), []);
  });
});

const accounts = async (service: string): Promise<string[]> =>
  (await keytar.findCredentials(service)).map(({ account }) => account).sort();

if (process.platform === 'linux') {
  suite('a system without a keychain', () => {
    test('says that D-Bus is missing', () => {
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', askWithoutSession], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH },
      });
      assert.match(stdout, /D-Bus/);
    });
  });
}

const askWithoutSession = `
  const { default: keytar } = await import('keytar');
  await keytar.getPassword('mistral-guard-test', 'main').then(console.log, (error) => console.log(error.message));
`;
