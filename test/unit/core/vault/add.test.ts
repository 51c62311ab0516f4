import assert from 'node:assert/strict';
import type { Call } from '#core/mistral/api.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';
import { Secret } from '#core/vault/secret.ts';
import { sourceId } from '#core/vault/source.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import { vault as hashicorp } from '#test/support/secretManagers/sources.ts';
import { addKey } from '#test/support/vault/rotationWorld.ts';
import { newWorld, run } from '#test/support/vault/world.ts';

const newKey = (raw: string, label = 'main') => ({ label, key: new Secret(raw), addedFrom: 'typed' });

suite('A key to be added', () => {
  test('is not taken when it is too short to show four characters of', async () => {
    const world = newWorld();
    assert.deepEqual(await run(world).add(newKey('fifteen-letters')), { ok: false, error: { kind: 'too-short' } });
    assert.deepEqual([...world.secrets.values.keys()], []);
  });

  test('is not taken while the storage is locked, and Mistral is not asked about it', async () => {
    const world = newWorld();
    world.secrets.locked = true;
    const { raw } = world.mistral.issue('studio');
    assert.deepEqual(await run(world).add(newKey(raw)), { ok: false, error: { kind: 'locked' } });
    assert.deepEqual(world.mistral.asked, []);
  });

  test('keeps the dates that come with it', async () => {
    const world = newWorld();
    const dates = { expiresAt: world.clock.now() + 5, rotateAfterDays: 30 };
    const record = expectValue(await run(world).add({ ...newKey(world.mistral.issue('studio').raw), ...dates }));
    assert.deepEqual({ expiresAt: record.expiresAt, rotateAfterDays: record.rotateAfterDays }, dates);
  });

  test('may be kept unverified, and is still known to answer 401', async () => {
    const world = newWorld();
    const vault = run(world);
    const kept = { ...newKey(makeMistralKey()), check: false, examined: { is: 'refused' } as const };
    expectValue(await vault.add(kept));
    assert.equal(vault.list()[0]?.state.is, 'invalid');
    assert.deepEqual(world.mistral.asked, []);
    expectValue(
      await vault.add({ ...newKey(makeMistralKey(), 'forbidden'), check: false, examined: { is: 'forbidden' } }),
    );
    expectValue(await vault.add({ ...newKey(makeMistralKey(), 'left'), check: false, examined: { is: 'cancelled' } }));
    assert.deepEqual(
      vault.list().map(({ state }) => state.is),
      ['invalid', 'forbidden', 'unchecked'],
    );
  });

  test('is asked about no longer than the person waits', async () => {
    const world = newWorld();
    const signals: (AbortSignal | undefined)[] = [];
    const { listModels, whoAmI, listKeys } = world.mistral;
    const heard =
      <Args extends [Call, ...unknown[]], Answer>(ask: (...args: Args) => Answer) =>
      (...args: Args) => {
        signals.push(args[0].signal);
        return ask(...args);
      };
    Object.assign(world.mistral, { listModels: heard(listModels), whoAmI: heard(whoAmI), listKeys: heard(listKeys) });
    const vault = run(world);
    await addKey(vault, world.mistral.issue('admin').raw, 'admin');
    signals.length = 0;
    const { signal } = new AbortController();
    expectValue(await vault.add(newKey(world.mistral.issue('studio').raw), signal));
    assert.deepEqual(signals, [signal, signal, signal]);
  });

  test('is asked about at home where it is thought to be a Codestral key and is none', async () => {
    const world = newWorld();
    const { raw } = world.mistral.issue('studio');
    const record = expectValue(await run(world).add({ ...newKey(raw), host: mistralHosts.codestral.url }));
    assert.deepEqual([record.kind, record.host], ['studio', mistralHosts.global.url]);
  });

  test('that lives elsewhere is not fetched while the vault is locked, and not taken when it is not there', async () => {
    const world = newWorld();
    const vault = run(world);
    const remote = { label: 'team', source: hashicorp, addedFrom: 'secret manager' };
    vault.close();
    assert.deepEqual(await vault.addRemote(remote), { ok: false, error: { kind: 'locked' } });
    assert.equal(world.managers.reads, 0);
    vault.open();
    const gone = { kind: 'lost', because: { kind: 'not-found' }, source: hashicorp };
    assert.deepEqual(await vault.addRemote(remote), { ok: false, error: gone });
    world.managers.values.set(sourceId(hashicorp), world.mistral.issue('studio').raw);
    assert.ok((await vault.addRemote(remote)).ok);
  });
});
