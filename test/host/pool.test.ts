import assert from 'node:assert/strict';
import type { KeysInHost } from '#test/support/host/keysInHost.ts';
import { keysInHost } from '#test/support/host/keysInHost.ts';

suite('a pool of keys', () => {
  let host: KeysInHost;
  let ids: readonly string[];
  const profile = 'pooled';

  suiteSetup(async () => {
    host = await keysInHost();
    await pool(60);
    ids = [(await host.add('a', profile)).id, (await host.add('b', profile)).id, (await host.add('c', profile)).id];
  });

  suiteTeardown(async () => {
    await host[Symbol.asyncDispose]();
    await host.handle.services.vault.removeProfile(profile);
  });

  const pool = (everyMinutes: number) =>
    host.handle.services.vault.saveProfile({
      id: profile,
      label: 'Pooled',
      sensitivity: 'internal',
      pool: { everyMinutes },
    });

  const serving = () => {
    const chosen = host.handle.services.vault.keyFor({ use: 'code', profile });
    return chosen.ok ? chosen.value.key.record.label : chosen.error.kind;
  };

  test('serves with its first key while its turn lasts', async () => {
    assert.deepEqual(await host.handle.services.vault.turnPool(profile), { is: 'stay' });
    assert.equal(serving(), 'a');
  });

  test('moves on when the turn is over', async () => {
    await pool(0);
    await host.handle.services.vault.turnPool(profile);
    assert.equal(serving(), 'b');
    await pool(60);
  });

  test('moves at once off a key that is limited', async () => {
    await host.handle.services.vault.noteFailure(ids[1] ?? '', { kind: 'limited', retryAfter: 60_000 });
    assert.equal(serving(), 'c');
  });

  test('moves at once off a key that answers 401, past one that is limited', async () => {
    const revoked = host.mistral.keys.all().find(({ name }) => name === 'c');
    host.mistral.keys.remove(revoked?.id ?? '');
    await host.handle.services.vault.noteFailure(ids[2] ?? '', { kind: 'unauthorized' });
    assert.equal(host.view(ids[2] ?? '')?.state.is, 'invalid');
    assert.equal(serving(), 'a');
  });

  test('takes a 401 for a suspicion only: a key that answers goes on serving', async () => {
    await host.handle.services.vault.noteFailure(ids[0] ?? '', { kind: 'unauthorized' });
    assert.equal(serving(), 'a');
  });
});
