import assert from 'node:assert/strict';
import { mistralHosts } from '#core/mistral/hosts.ts';
import { explainError } from '#core/vault/errorWords.ts';
import { secretName } from '#core/vault/keyStore.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import { addKey } from '#test/support/vault/rotationWorld.ts';
import { newWorld, run } from '#test/support/vault/world.ts';

const newKey = (raw: string, label = 'main') => ({ label, key: new Secret(raw), addedFrom: 'typed' });

suite('Adding a key', () => {
  test('asks Mistral, stores the key, and records everything but the key', async () => {
    const world = newWorld();
    const { raw } = world.mistral.issue('codestral');
    const record = expectValue(await run(world).add(newKey(raw)));
    assert.equal(world.secrets.values.get(secretName(record.id)), raw);
    assert.equal(record.kind, 'codestral');
    assert.equal(record.host, mistralHosts.codestral.url);
    assert.equal(record.owner?.workspace, 'Team');
    assert.equal(record.lastFour, raw.slice(-4));
    assert.ok(!JSON.stringify(world.index.value).includes(raw));
    assert.deepEqual(
      run(world)
        .list()
        .map(({ isDefault, state }) => [isDefault, state.is]),
      [[true, 'ok']],
    );
  });

  test('can begin before it has a name: nothing is kept, and Mistral is not asked twice', async () => {
    const world = newWorld();
    const issued = world.mistral.issue('admin');
    const { raw } = issued;
    const vetted = expectValue(await run(world).vet({ key: new Secret(raw) }));
    assert.equal(vetted.kind, 'admin');
    assert.deepEqual([...world.secrets.values.keys()], ['salt']);
    assert.deepEqual(run(world).list(), []);
    issued.deleted = true;
    const record = expectValue(await run(world).add({ ...newKey(raw), vetted }));
    assert.equal(record.kind, 'admin');
    assert.equal(world.secrets.values.get(secretName(record.id)), raw);
    assert.deepEqual(await run(world).vet({ key: new Secret(raw) }), {
      ok: false,
      error: { kind: 'same-key', id: record.id, label: 'main' },
    });
  });

  test('stores nothing that Mistral does not vouch for', async () => {
    const world = newWorld();
    const refused = await run(world).add(newKey(makeMistralKey()));
    assert.deepEqual(refused, { ok: false, error: { kind: 'not-verified', examination: { is: 'refused' } } });
    assert.deepEqual([...world.secrets.values.keys()], ['salt']);
  });

  test('recognises a key that is already here', async () => {
    const world = newWorld();
    const { raw } = world.mistral.issue('studio');
    const id = await addKey(run(world), raw, 'main');
    const same = { ok: false, error: { kind: 'same-key', id, label: 'main' } };
    assert.deepEqual(await run(world).add(newKey(raw, 'again')), same);
    world.secrets.values.delete('salt');
    assert.deepEqual(await run(world).add(newKey(raw, 'again')), same, 'even when the salt is gone');
  });

  test('records nothing when storage refuses the key', async () => {
    const world = newWorld();
    const vault = run(world);
    await addKey(vault, world.mistral.issue('studio').raw, 'first');
    world.secrets.refuse = 1;
    const refused = await vault.add(newKey(world.mistral.issue('studio').raw));
    assert.deepEqual(refused, { ok: false, error: { kind: 'not-stored', why: 'locked' } });
    assert.equal(vault.list().length, 1);
  });

  test('records nothing when storage keeps nothing', async () => {
    const world = newWorld();
    world.secrets.forgets = true;
    const vault = run(world);
    const refused = await vault.add(newKey(world.mistral.issue('studio').raw));
    assert.deepEqual(refused, { ok: false, error: { kind: 'not-stored', why: 'read back differently' } });
    assert.equal(vault.list().length, 0);
  });
});

suite('A key in the vault', () => {
  test('is lent only for the time of one use', async () => {
    const world = newWorld();
    const { raw } = world.mistral.issue('studio');
    const vault = run(world);
    const id = await addKey(vault, raw, 'main');
    assert.deepEqual(await vault.withKey(id, async (key) => key.revealFor('clipboard') === raw), {
      ok: true,
      value: true,
    });
    vault.close();
    assert.deepEqual(await vault.withKey(id, async () => 'used'), { ok: false, error: { kind: 'locked' } });
    assert.equal(vault.list()[0]?.state.is, 'locked');
  });

  test('is lost when it has vanished, locked when storage throws, and never deleted for either', async () => {
    const world = newWorld();
    const vault = run(world);
    const id = await addKey(vault, world.mistral.issue('studio').raw, 'main');
    world.secrets.locked = true;
    assert.deepEqual(await vault.withKey(id, async () => 0), { ok: false, error: { kind: 'locked' } });
    assert.deepEqual(await vault.reconcile(), { ok: false, error: { kind: 'locked' } });
    assert.equal(vault.list()[0]?.state.is, 'locked');
    world.secrets.locked = false;
    world.secrets.values.delete(secretName(id));
    assert.deepEqual(expectValue(await vault.reconcile()).lost, [id]);
    assert.equal(vault.list()[0]?.state.is, 'lost');
  });

  test('is listed without any secret being read', async () => {
    const world = newWorld();
    await addKey(run(world), world.mistral.issue('studio').raw, 'main');
    world.secrets.get = () => assert.fail('a secret was read');
    assert.equal(run(world).list()[0]?.state.is, 'ok');
  });

  test('leaves the default to the next one when it is removed, and is recognised afterwards', async () => {
    const world = newWorld();
    const vault = run(world);
    const { raw } = world.mistral.issue('studio');
    const first = await addKey(vault, raw, 'first');
    const second = await addKey(vault, world.mistral.issue('studio').raw, 'second');
    assert.ok((await vault.remove(first)).ok);
    assert.deepEqual(
      vault.list().map(({ record, isDefault }) => [record.id, isDefault]),
      [[second, true]],
    );
    const known = expectValue(await vault.recognise(new Secret(raw)));
    assert.deepEqual(known, { id: first, label: 'first', is: 'retired' });
  });

  test('cannot take the name of another', async () => {
    const world = newWorld();
    const vault = run(world);
    await addKey(vault, world.mistral.issue('studio').raw, 'first');
    const second = await addKey(vault, world.mistral.issue('studio').raw, 'second');
    assert.deepEqual(await vault.rename(second, 'First '), {
      ok: false,
      error: { kind: 'label-taken', label: 'First ' },
    });
    assert.ok((await vault.rename(second, 'Second')).ok);
  });
});

suite('The key for a purpose', () => {
  test('is the default, or else one that nothing speaks against', async () => {
    const world = newWorld();
    const vault = run(world);
    const first = await addKey(vault, world.mistral.issue('studio').raw, 'first');
    const second = await addKey(vault, world.mistral.issue('studio').raw, 'second');
    const code = await addKey(vault, world.mistral.issue('codestral').raw, 'code');
    const chosen = (use: 'chat' | 'code') => expectValue(vault.keyFor({ use })).key.record.id;
    assert.equal(chosen('chat'), first);
    await vault.noteFailure(first, { kind: 'limited', retryAfter: 60_000 });
    assert.equal(chosen('chat'), second);
    assert.equal(chosen('code'), code);
    world.clock.pass(60_001);
    assert.equal(chosen('chat'), first);
  });

  test('comes with the limits of its profile, and not at all for a model that the profile leaves out', async () => {
    const world = newWorld();
    const vault = run(world);
    await addKey(vault, world.mistral.issue('studio').raw, 'first');
    const profile = { ...vault.profile(), allowedModels: ['mistral-small-latest'], monthlyBudget: 20 };
    await vault.saveProfile(profile);
    const granted = expectValue(vault.keyFor({ use: 'chat', model: 'mistral-small-latest' }));
    assert.equal(granted.profile.monthlyBudget, 20);
    const refused = vault.keyFor({ use: 'chat', model: 'mistral-large-latest' });
    assert.ok(!refused.ok && refused.error.kind === 'model-not-allowed');
    assert.match(explainError(refused.error).text, /Profile Default does not allow mistral-large-latest/);
    assert.ok(vault.keyFor({ use: 'chat' }).ok, 'whoever only lists models is not refused');
  });

  test('leaves no profile without a default when it is moved, or its profile deleted', async () => {
    const world = newWorld();
    const vault = run(world);
    const first = await addKey(vault, world.mistral.issue('studio').raw, 'first');
    const second = await addKey(vault, world.mistral.issue('studio').raw, 'second');
    await vault.saveProfile({ id: 'lab', label: 'Lab', sensitivity: 'public' });
    const defaults = () => vault.list().flatMap(({ record, isDefault }) => (isDefault ? [record.id] : []));
    await vault.moveTo(first, 'lab');
    assert.deepEqual(defaults(), [first, second]);
    await vault.moveTo(second, 'lab');
    assert.deepEqual(defaults(), [first]);
    await vault.removeProfile('lab');
    assert.deepEqual(defaults(), [first]);
  });

  test('does not exist where no key of its kind is', () => {
    assert.deepEqual(run(newWorld()).keyFor({ use: 'chat' }), { ok: false, error: { kind: 'no-key' } });
  });
});

suite('A pool', () => {
  test('moves on by the hour, and at once when its key dies; each move is logged as metadata', async () => {
    const world = newWorld();
    const vault = run(world);
    const issued = ['one', 'two', 'three'].map((name) => world.mistral.issue('studio', name));
    const ids: string[] = [];
    for (const { raw, name } of issued) ids.push(await addKey(vault, raw, name));
    await vault.saveProfile({ ...vault.profile(), pool: { everyMinutes: 60 } });
    const serving = () => vault.list().find(({ isDefault }) => isDefault)?.record.id;
    await vault.turnPool('default');
    assert.equal(serving(), ids[0]);
    world.clock.pass(3_600_000);
    await vault.turnPool('default');
    assert.equal(serving(), ids[1]);
    for (const key of issued.slice(1)) key.deleted = true;
    await vault.noteFailure(ids[1] ?? '', { kind: 'unauthorized' });
    assert.equal(serving(), ids[2]);
    await vault.noteFailure(ids[2] ?? '', { kind: 'unauthorized' });
    assert.equal(serving(), ids[0]);
    assert.equal(world.log.filter((line) => line.startsWith('pool moved on')).length, 3);
  });
});

suite('Reconciling', () => {
  test('adopts a key whose record is gone', async () => {
    const world = newWorld();
    const { raw } = world.mistral.issue('studio');
    const id = await addKey(run(world), raw, 'main');
    world.index.value = 'damaged';
    const vault = run(world);
    const found = expectValue(await vault.reconcile());
    assert.deepEqual([found.recovered, found.unreadable], [[id], 1]);
    assert.equal(vault.list()[0]?.record.label, 'recovered key');
    assert.deepEqual(await vault.withKey(id, async (key) => key.revealFor('clipboard') === raw), {
      ok: true,
      value: true,
    });
  });

  test('tells apart storage that keeps, that forgets, and that has not been put to the test', async () => {
    const world = newWorld();
    const vault = run(world);
    const persistence = async (of = run(world)) => expectValue(await of.reconcile()).persistence;
    assert.equal(await persistence(vault), 'not known yet');
    await addKey(vault, world.mistral.issue('studio').raw, 'main');
    assert.equal(await persistence(vault), 'not known yet');
    assert.equal(await persistence(), 'kept');
    world.secrets.values.clear();
    assert.equal(await persistence(), 'forgets');
  });
});

suite('One window at a time', () => {
  test('holds a claim until it runs out', async () => {
    const world = newWorld();
    const [one, other] = [run(world), run(world)];
    assert.equal(await one.claim('health', 1000), true);
    assert.equal(await other.claim('health', 1000), false);
    world.clock.pass(1000);
    assert.equal(await other.claim('health', 1000), true);
  });
});
