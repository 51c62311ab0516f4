import assert from 'node:assert/strict';
import { secretName } from '#core/vault/keyStore.ts';
import { Secret } from '#core/vault/secret.ts';
import { sourceId } from '#core/vault/source.ts';
import type { Vault } from '#core/vault/vault.ts';
import { expectValue } from '#test/support/result.ts';
import { vault as hashicorp } from '#test/support/secretManagers/sources.ts';
import { addKey } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { newLife, newWorld, run } from '#test/support/vault/world.ts';

suite('Lending a key', () => {
  let world: World;
  let vault: Vault;

  setup(() => {
    world = newWorld();
    vault = run(world);
  });

  const added = (label: string, kind: 'studio' | 'codestral' | 'admin' = 'studio') =>
    addKey(vault, world.mistral.issue(kind).raw, label);
  const defaults = () => vault.list().flatMap(({ record, isDefault }) => (isDefault ? [record.label] : []));

  test('that is not here is answered with that', async () => {
    assert.deepEqual(await vault.withKey('nobody', async () => 0), { ok: false, error: { kind: 'lost' } });
    const none = { ok: false, error: { kind: 'no-such-key' } };
    assert.deepEqual(await vault.setDefault('nobody'), none);
    assert.deepEqual(await vault.check('nobody'), none);
  });

  test('prefers the kind that fits, and among those the first in order', async () => {
    await added('default');
    const [, second] = [await added('first'), await added('second')];
    await vault.noteFailure(vault.list()[0]?.record.id ?? '', { kind: 'limited', retryAfter: 60_000 });
    const chosen = (use: 'chat' | 'code') => expectValue(vault.keyFor({ use })).key.record.label;
    assert.equal(chosen('chat'), 'first');
    await vault.reorder([second]);
    assert.equal(chosen('chat'), 'second');
    await added('code', 'codestral');
    assert.deepEqual([chosen('chat'), chosen('code')], ['second', 'code']);
  });

  test('names the keys that cannot serve when none can', async () => {
    const id = await added('main');
    world.secrets.values.delete(secretName(id));
    await vault.check(id);
    const chosen = vault.keyFor({ use: 'chat' });
    assert.ok(!chosen.ok && chosen.error.kind === 'none-usable');
    assert.deepEqual(
      chosen.error.views.map(({ state }) => state.is),
      ['lost'],
    );
  });

  test('for requests is never that of an Admin key or of one that retires', async () => {
    const old = await added('main');
    const admin = await added('admin', 'admin');
    const { id } = expectValue(await vault.rotations.startGuided(old));
    expectValue(await vault.rotations.paste(id, new Secret(world.mistral.issue('studio').raw)));
    await vault.rotations.drive(id, { handOut: async () => {} });
    const not = { ok: false, error: { kind: 'not-for-requests' } };
    assert.deepEqual([await vault.setDefault(admin), await vault.setDefault(old)], [not, not]);
    assert.deepEqual(defaults(), ['main']);
  });

  test('by the built-in profile goes on: it cannot be removed, and a move to where a key is changes nothing', async () => {
    const id = await added('main');
    const before = structuredClone(world.index.value);
    expectValue(await vault.removeProfile('default'));
    expectValue(await vault.moveTo(id, 'default'));
    assert.deepEqual(world.index.value, before);
    assert.deepEqual(defaults(), ['main']);
  });

  test('of a pool that has served nobody yet begins with its first', async () => {
    await vault.saveProfile({ id: 'lab', label: 'Lab', sensitivity: 'public', pool: { everyMinutes: 60 } });
    assert.deepEqual(await vault.turnPool('lab'), { is: 'stay' });
    const id = await added('main');
    await vault.moveTo(id, 'lab');
    assert.deepEqual(await vault.turnPool('lab'), { is: 'stay' });
    assert.equal(expectValue(vault.keyFor({ use: 'chat', profile: 'lab' })).key.record.id, id);
  });

  test('from a secret manager that was called off says nothing about the key', async () => {
    world.managers.values.set(sourceId(hashicorp), world.mistral.issue('studio').raw);
    const remote = { label: 'team', source: hashicorp, addedFrom: 'secret manager' };
    const { id } = expectValue(await vault.addRemote(remote));
    vault.close();
    vault.open();
    const checked = await vault.check(id, AbortSignal.abort());
    assert.ok(!checked.ok && checked.error.kind === 'locked');
    assert.equal(vault.list()[0]?.state.is, 'ok');
  });

  test('that cannot be fingerprinted is not adopted', async () => {
    const id = await added('main');
    world.index.value = undefined;
    const { get } = world.secrets;
    let isSaltLocked = true;
    world.secrets.get = (name) =>
      isSaltLocked && !name.startsWith('key/') ? Promise.reject(new Error('locked')) : get(name);
    const other = run(world);
    assert.deepEqual(expectValue(await other.reconcile()), {
      lost: [],
      recovered: [],
      leftover: [],
      unreadable: 0,
      persistence: 'locked',
    });
    isSaltLocked = false;
    assert.deepEqual(expectValue(await other.reconcile()).recovered, [id]);
  });

  test('does not hide a fault of our own behind a disk that is full', async () => {
    const broken = run(world, newLife(), {
      read: () => {
        throw new TypeError('a fault');
      },
      write: async () => {},
    });
    await assert.rejects(broken.reorder(['a']), TypeError);
  });
});
