import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '#core/vault/secret.ts';
import type { HashicorpVault } from '#core/vault/source/hashicorpVault.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { SourceReader } from '#core/vault/sourceReader.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import { askVault } from '#platform/node/secretManagers/vaultRequest.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { VaultServer, Weather } from '#test/support/secretManagers/vaultServer.ts';
import { vaultServer } from '#test/support/secretManagers/vaultServer.ts';
import type { ManualClock } from '#test/support/vault/manualClock.ts';
import { manualClock } from '#test/support/vault/manualClock.ts';

suite('A key in HashiCorp Vault', () => {
  let server: VaultServer;
  let home: string;
  let key: string;
  let clock: ManualClock;
  setup(async () => {
    server = await vaultServer();
    home = mkdtempSync(join(tmpdir(), 'vault-home-'));
    key = makeMistralKey();
    clock = manualClock();
    server.put('team/mistral', { key, note: 'the other field' });
  });
  teardown(async () => {
    rmSync(home, { recursive: true, force: true });
    await server.stop();
  });

  const managers = (environment: Record<string, string> = { VAULT_TOKEN: server.rootToken }): SourceReader =>
    openSecretManagers(clock, { environment, platform: process.platform, home });
  const source = (more: Partial<HashicorpVault> = {}): HashicorpVault => ({
    kind: 'hashicorp-vault',
    address: server.url,
    mount: 'secret',
    path: 'team/mistral',
    field: 'key',
    auth: { by: 'token' },
    ...more,
  });
  const byAppRole = (): HashicorpVault =>
    source({
      auth: {
        by: 'approle',
        mount: 'approle',
        roleId: server.role.roleId,
        secretId: { in: 'environment', name: 'VAULT_SECRET_ID' },
      },
    });
  const withSecretId = (secretId = server.role.secretId) => managers({ VAULT_SECRET_ID: secretId });
  const expectError = async (reading: ReturnType<SourceReader['read']>, error: SourceError) =>
    assert.deepEqual(await reading, { ok: false, error });
  const expectKey = async (reading: ReturnType<SourceReader['read']>, raw = key) =>
    assert.equal(expectValue(await reading).revealFor('fingerprint'), raw);
  const logins = () => server.requests.filter((line) => line.endsWith('/login')).length;

  suite('with a token', () => {
    test('is read with one request', async () => {
      await expectKey(managers().read(source()));
      assert.deepEqual(server.requests, ['GET /v1/secret/data/team/mistral']);
    });

    test('is read with the token of ~/.vault-token when the environment has none', async () => {
      writeFileSync(join(home, '.vault-token'), `${server.rootToken}\n`);
      await expectKey(managers({}).read(source()));
    });

    test('is not asked for without any token', async () => {
      await expectError(managers({}).read(source()), { kind: 'not-signed-in' });
      assert.deepEqual(server.requests, []);
    });

    test('tells a token that has ended from one that may not read', async () => {
      await expectError(managers({ VAULT_TOKEN: 'hvs.ended' }).read(source()), { kind: 'not-signed-in' });
      await expectError(managers({ VAULT_TOKEN: server.powerlessToken() }).read(source()), { kind: 'denied' });
    });

    test('a token that no header can carry is none', async () => {
      await expectError(managers({ VAULT_TOKEN: 'hvs.broken\ntoken' }).read(source()), { kind: 'not-signed-in' });
    });
  });

  suite('with AppRole', () => {
    test('is read after one login, and the next one needs none', async () => {
      const vault = withSecretId();
      await expectKey(vault.read(byAppRole()));
      await expectKey(vault.read(byAppRole()));
      assert.equal(logins(), 1);
    });

    test('logs in anew when the lease has run out', async () => {
      const vault = withSecretId();
      await expectKey(vault.read(byAppRole()));
      server.expireLeases();
      clock.pass(1_200_000);
      await expectKey(vault.read(byAppRole()));
      assert.equal(logins(), 2);
    });

    test('logs in anew, once, when the lease was revoked before its time', async () => {
      const vault = withSecretId();
      await expectKey(vault.read(byAppRole()));
      server.expireLeases();
      await expectKey(vault.read(byAppRole()));
      assert.equal(logins(), 2);
    });

    test('says so when the secret ID is wrong or missing', async () => {
      await expectError(withSecretId('wrong').read(byAppRole()), { kind: 'not-signed-in' });
      await expectError(managers({}).read(byAppRole()), { kind: 'not-signed-in' });
    });

    test('takes the secret ID from a file', async () => {
      writeFileSync(join(home, 'secret-id'), server.role.secretId);
      const { roleId } = server.role;
      const auth = { by: 'approle', mount: 'approle', roleId, secretId: { in: 'file', path: '~/secret-id' } } as const;
      await expectKey(managers({}).read(source({ auth })));
    });
  });

  suite('is not found', () => {
    const missing: readonly [string, Partial<HashicorpVault>][] = [
      ['where there is no secret', { path: 'team/other' }],
      ['where the secret has no such field', { field: 'token' }],
      ['in a field that every object has', { field: 'constructor' }],
      ['in a version that never was', { version: 7 }],
    ];
    for (const [where, more] of missing)
      test(where, () => expectError(managers().read(source(more)), { kind: 'not-found' }));

    test('after it was deleted', async () => {
      server.deleteLatest('team/mistral');
      await expectError(managers().read(source()), { kind: 'not-found' });
    });
  });

  test('is read in the version that the source names', async () => {
    server.put('team/mistral', { key: makeMistralKey() });
    await expectKey(managers().read(source({ version: 1 })));
  });

  test('is found under a path with blanks and other signs', async () => {
    server.put('team one/mistral & co', { key });
    await expectKey(managers().read(source({ path: 'team one/mistral & co' })));
  });

  test('is empty when the field is', async () => {
    server.put('team/mistral', { key: '' });
    await expectError(managers().read(source()), { kind: 'empty' });
  });

  suite('cannot be had', () => {
    const weathers: readonly [Weather, SourceError][] = [
      ['sealed', { kind: 'unreachable', why: 'sealed' }],
      ['limited', { kind: 'unreachable', why: 'busy' }],
      ['standby', { kind: 'unreachable', why: 'busy' }],
      ['broken', { kind: 'unexpected', what: 'answer' }],
      ['not vault', { kind: 'unexpected', what: 'answer' }],
      ['redirecting', { kind: 'unexpected', what: 'redirect' }],
    ];
    for (const [weather, error] of weathers) {
      test(`while the server is ${weather}`, async () => {
        server.weather(weather);
        await expectError(managers().read(source()), error);
        assert.equal(server.requests.length, 1);
      });
    }

    test('while nobody listens there', async () => {
      const address = server.url;
      await server.stop();
      await expectError(managers().read(source({ address })), { kind: 'unreachable', why: 'network' });
      server = await vaultServer();
    });

    test('while the server keeps silent', async () => {
      server.weather('silent');
      const asking = askVault(source(), { method: 'GET', path: 'secret/data/team/mistral' }, undefined, 100);
      assert.deepEqual(await asking, { ok: false, error: { kind: 'timeout' } });
    });

    test('once the person cancels', async () => {
      server.weather('silent');
      const cancel = new AbortController();
      const reading = managers().read(source(), cancel.signal);
      const at = performance.now();
      setTimeout(() => cancel.abort(), 50);
      await expectError(reading, { kind: 'cancelled' });
      assert.ok(performance.now() - at < 1_500);
    });
  });

  suite('is written', () => {
    const next = new Secret(makeMistralKey());

    test('as a new version, beside the other fields', async () => {
      expectValue(await managers().write(source(), next));
      assert.deepEqual(server.latest('team/mistral'), { key: next.revealFor('fingerprint'), note: 'the other field' });
      await expectKey(managers().read(source()), next.revealFor('fingerprint'));
    });

    test('not over what somebody else wrote meanwhile', async () => {
      server.raceNextWrite('team/mistral', { key: 'theirs' });
      assert.deepEqual(await managers().write(source(), next), { ok: false, error: { kind: 'changed-meanwhile' } });
      assert.deepEqual(server.latest('team/mistral'), { key: 'theirs' });
    });

    test('not where the source names a version', async () => {
      const error = { kind: 'not-writable', why: 'pinned version' };
      assert.deepEqual(await managers().write(source({ version: 1 }), next), { ok: false, error });
      assert.deepEqual(server.requests, []);
    });

    test('not with a token that may not', async () => {
      const answer = await managers({ VAULT_TOKEN: server.powerlessToken() }).write(source(), next);
      assert.deepEqual(answer, { ok: false, error: { kind: 'denied' } });
    });
  });
});
