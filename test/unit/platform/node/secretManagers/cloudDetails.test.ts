import assert from 'node:assert/strict';
import { Secret } from '#core/vault/secret.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { FakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { fakeTools } from '#test/support/secretManagers/fakeTools.ts';
import { aws, azure, google, onePassword, onePasswordItem } from '#test/support/secretManagers/sources.ts';

suite('What is particular to a manager', () => {
  let tools: FakeTools;
  let key: string;
  setup(() => {
    tools = fakeTools();
    key = makeMistralKey();
  });
  teardown(() => tools.remove());

  const managers = (platform = process.platform) =>
    openSecretManagers(systemClock, { ...tools.surroundings, platform });
  const store = (place: string, ...versions: string[]) =>
    tools.account({ signedIn: true, secrets: { [place]: versions } });
  const expectKey = async (source: RemoteSource) =>
    assert.equal(expectValue(await managers().read(source)).revealFor('fingerprint'), key);

  test('a field of an AWS secret is read, and written beside the others', async () => {
    store('team/mistral', JSON.stringify({ key, note: 'stays' }));
    await expectKey({ ...aws, field: 'key' });
    expectValue(await managers().write({ ...aws, field: 'key' }, new Secret('next')));
    assert.deepEqual(JSON.parse(tools.received()), { key: 'next', note: 'stays' });
  });

  test('a field is not written into an AWS secret that has none', async () => {
    store('team/mistral', key);
    const answer = await managers().write({ ...aws, field: 'key' }, new Secret('next'));
    assert.deepEqual(answer, { ok: false, error: { kind: 'unexpected', what: 'answer' } });
  });

  test('an AWS secret may be bytes', async () => {
    tools.program('aws', `echo '{"SecretBinary":"${Buffer.from(key).toString('base64')}"}'`);
    await expectKey(aws);
  });

  test('an AWS profile is the one that the source names', async () => {
    store('team/mistral', key);
    await expectKey({ ...aws, profile: 'work' });
    assert.ok(tools.calls()[0]?.includes('--profile=work'));
  });

  test('an Azure vault by its address is asked there, and not in the cloud that the tool is set to', async () => {
    const vault = 'https://my-vault.vault.azure.cn';
    store(`${vault}/mistral-key`, key);
    await expectKey({ ...azure, vault: `${vault}/` });
    assert.ok(tools.calls()[0]?.includes(`--id=${vault}/secrets/mistral-key`));
  });

  test('an Azure vault by its address is not written to, as the tool only knows names', async () => {
    const answer = await managers().write({ ...azure, vault: 'https://my-vault.vault.azure.net' }, new Secret(key));
    assert.deepEqual(answer, { ok: false, error: { kind: 'not-writable', why: 'vault by address' } });
    assert.deepEqual(tools.calls(), []);
  });

  test('an old version at Google is read, and a destroyed one is not there', async () => {
    store('my-project/mistral-key', key, 'newer');
    await expectKey({ ...google, version: '1' });
    const gone = await managers().read({ ...google, version: '9' });
    assert.deepEqual(gone, { ok: false, error: { kind: 'not-found' } });
  });

  test('a 1Password account is the one that the source names', async () => {
    store('Private/Mistral', JSON.stringify(onePasswordItem(key)));
    await expectKey({ ...onePassword, account: 'my.1password.com' });
    assert.ok(tools.calls()[0]?.includes('--account=my.1password.com'));
  });

  for (const source of [
    { ...google, version: '1' },
    { ...azure, version: '0'.repeat(32) },
  ]) {
    test(`a version that is pinned is not written over: ${source.kind}`, async () => {
      const answer = await managers().write(source, new Secret(key));
      assert.deepEqual(answer, { ok: false, error: { kind: 'not-writable', why: 'pinned version' } });
      assert.deepEqual(tools.calls(), []);
    });
  }

  for (const source of [aws, azure, onePassword]) {
    test(`nothing is written from Windows, which has no pipe that is a file: ${source.kind}`, async () => {
      const answer = await managers('win32').write(source, new Secret(key));
      assert.deepEqual(answer, { ok: false, error: { kind: 'not-writable', why: 'no private way in' } });
      assert.deepEqual(tools.calls(), []);
    });
  }
});
