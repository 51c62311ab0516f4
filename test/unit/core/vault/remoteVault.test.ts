import assert from 'node:assert/strict';
import { Secret } from '#core/vault/secret.ts';
import { sourceId } from '#core/vault/source.ts';
import type { Vault } from '#core/vault/vault.ts';
import { explainState } from '#core/vault/words.ts';
import { expectValue } from '#test/support/result.ts';
import { vault as hashicorp, shell } from '#test/support/secretManagers/sources.ts';
import { everythingWritten, handsOf, untilClosed } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { newWorld, run } from '#test/support/vault/world.ts';

suite('A key that lives in a secret manager', () => {
  let world: World;
  let vault: Vault;
  let key: ReturnType<World['mistral']['issue']>;
  let id: string;

  setup(async () => {
    world = newWorld();
    vault = run(world);
    key = world.mistral.issue('studio');
    world.managers.values.set(sourceId(hashicorp), key.raw);
    id = await added('team');
  });

  const added = async (label: string) =>
    expectValue(await vault.addRemote({ label, source: hashicorp, addedFrom: 'secret manager' })).id;
  const use = () => vault.withKey(id, async (secret) => secret.revealFor('mistral request'));
  const view = () => {
    const [first] = vault.list();
    assert.ok(first);
    return first;
  };

  test('is checked with Mistral when it is added, and no copy of it is stored', () => {
    assert.equal(view().state.is, 'ok');
    assert.ok(![...world.secrets.values.values()].includes(key.raw));
    assert.ok(!everythingWritten(world).includes(key.raw));
  });

  test('is fetched once for many uses', async () => {
    const before = world.managers.reads;
    assert.equal(expectValue(await use()), key.raw);
    assert.equal(expectValue(await use()), key.raw);
    assert.ok(world.managers.reads - before <= 1);
  });

  test('is not kept in memory past a lock', async () => {
    vault.close();
    assert.deepEqual(await use(), { ok: false, error: { kind: 'locked' } });
    vault.open();
    const before = world.managers.reads;
    await use();
    assert.equal(world.managers.reads, before + 1);
  });

  test('is not missed in secret storage, where it never was', async () => {
    assert.deepEqual(expectValue(await vault.reconcile()).lost, []);
    assert.equal(view().state.is, 'ok');
  });

  test('that was replaced where it lives is taken up at the next check, not called dead', async () => {
    const fresh = world.mistral.issue('studio').raw;
    key.deleted = true;
    world.managers.values.set(sourceId(hashicorp), fresh);
    await vault.check(id);
    assert.equal(view().state.is, 'ok');
    assert.equal(view().record.lastFour, fresh.slice(-4));
  });

  test('that is dead where it lives too turns invalid', async () => {
    key.deleted = true;
    await vault.check(id);
    assert.equal(view().state.is, 'invalid');
  });

  test('says what its manager says when it cannot be fetched', async () => {
    vault.close();
    vault.open();
    world.managers.trouble = { kind: 'not-signed-in' };
    await vault.check(id);
    assert.equal(view().state.is, 'locked');
    assert.match(explainState(view(), world.clock.now()).text, /HashiCorp Vault does not know you.*vault login/);
  });

  suite('when it is rotated', () => {
    let next: string;

    setup(() => {
      next = world.mistral.issue('studio').raw;
    });

    const inManager = () => world.managers.values.get(sourceId(hashicorp));
    const held = () => [...world.secrets.values.keys()].filter((name) => name.startsWith('key/'));

    const drive = async (rotation: string) => expectValue(await vault.rotations.drive(rotation, handsOf(world)));

    async function pasted(before = () => {}): Promise<string> {
      const { id: rotation } = expectValue(await vault.rotations.startGuided(id));
      before();
      expectValue(await vault.rotations.paste(rotation, new Secret(next)));
      return rotation;
    }

    async function finish(): Promise<void> {
      key.deleted = true;
      await untilClosed(world, vault);
    }

    test('is written to where it lives and read from there, and the old one is kept only until it is dead', async () => {
      assert.equal((await drive(await pasted())).step.is, 'proving');
      assert.equal(inManager(), next);
      assert.equal(held().length, 1);
      const [current] = vault.list().filter(({ isDefault }) => isDefault);
      assert.deepEqual(current?.record.source, hashicorp);
      assert.equal(current?.record.label, 'team');
      await finish();
      assert.deepEqual(held(), []);
      assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'done', proven: true });
    });

    test('writes over nothing that somebody else has put there', async () => {
      const other = world.mistral.issue('studio').raw;
      await pasted(() => world.managers.values.set(sourceId(hashicorp), other));
      await untilClosed(world, vault);
      assert.equal(inManager(), other);
      assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'abandoned', why: 'changed-meanwhile' });
    });

    test('is left as it was where it may not be written', async () => {
      await pasted();
      world.managers.faults.push(undefined, { error: { kind: 'denied' }, after: false });
      await untilClosed(world, vault);
      assert.equal(inManager(), key.raw);
      assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'abandoned', why: 'denied' });
    });

    test('waits while its manager cannot be reached', async () => {
      const rotation = await pasted();
      world.managers.trouble = { kind: 'unreachable', why: 'sealed' };
      const waiting = await drive(rotation);
      assert.deepEqual([waiting.step.is, waiting.hindrance], ['writing', 'unreachable']);
      world.managers.trouble = undefined;
      assert.equal((await drive(rotation)).step.is, 'proving');
      assert.equal(inManager(), next);
    });

    test('does not begin while it cannot be fetched, nor where nothing can be written', async () => {
      world.managers.trouble = { kind: 'not-signed-in' };
      const unfetched = await vault.rotations.startGuided(id);
      assert.ok(!unfetched.ok && unfetched.error.kind === 'locked');
      world.managers.trouble = undefined;
      world.managers.values.set(sourceId(shell), world.mistral.issue('studio').raw);
      const printed = expectValue(
        await vault.addRemote({ label: 'printed', source: shell, addedFrom: 'secret manager' }),
      );
      const started = await vault.rotations.startGuided(printed.id);
      assert.ok(!started.ok && started.error.kind === 'lives-elsewhere');
    });
  });

  test('that is removed here stays where it lives', async () => {
    expectValue(await vault.remove(id));
    assert.deepEqual(vault.list(), []);
    assert.equal(world.managers.values.get(sourceId(hashicorp)), key.raw);
  });
});
