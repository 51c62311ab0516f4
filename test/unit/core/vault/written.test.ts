import assert from 'node:assert/strict';
import { explainError } from '#core/vault/errorWords.ts';
import type { Vault } from '#core/vault/vault.ts';
import { expectValue } from '#test/support/result.ts';
import { addKey, handsOf } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { newLife, newWorld, run } from '#test/support/vault/world.ts';

suite('When the index cannot be written', () => {
  let world: World;
  let vault: Vault;
  let id: string;
  let full: boolean;

  setup(async () => {
    world = newWorld();
    full = false;
    vault = run(world, newLife(), {
      read: () => world.index.read(),
      write: async (value) => {
        if (full) throw new Error('ENOSPC');
        await world.index.write(value);
      },
    });
    id = await addKey(vault, world.mistral.issue('studio').raw, 'main');
    full = true;
  });

  const edits: readonly (readonly [what: string, edit: () => Promise<{ ok: boolean; error?: unknown }>])[] = [
    ['a new name', () => vault.rename(id, 'other')],
    ['a date', () => vault.setDates(id, { expiresAt: 1, rotateAfterDays: undefined })],
    ['the default', () => vault.setDefault(id)],
    ['an order', () => vault.reorder([id])],
    ['a profile', () => vault.saveProfile({ id: 'p', label: 'P', sensitivity: 'internal' })],
    ['a check', () => vault.check(id)],
    ['a removal', () => vault.remove(id)],
    ['the start of a rotation', () => vault.rotations.startGuided(id)],
  ];
  for (const [what, edit] of edits)
    test(`${what} is answered with that, and not with an exception`, async () =>
      assert.deepEqual(await edit(), { ok: false, error: { kind: 'not-written' } }));

  test('a key is not deleted before that is written down', async () => {
    await vault.remove(id);
    assert.ok(world.secrets.values.has(`key/${id}`));
  });

  test('a rotation goes no further than what is written', async () => {
    full = false;
    const { id: rotation } = expectValue(await vault.rotations.startGuided(id));
    full = true;
    const driven = await vault.rotations.drive(rotation, handsOf(world));
    assert.deepEqual(driven, { ok: false, error: { kind: 'not-written' } });
  });

  test('what nobody waits for does without it', async () => {
    assert.equal(await vault.claim('health', 1), false);
    full = false;
    await addKey(vault, world.mistral.issue('studio').raw, 'second');
    await vault.saveProfile({ ...vault.profile(), pool: { everyMinutes: 1 } });
    world.clock.pass(60_000);
    full = true;
    assert.deepEqual(await vault.turnPool('default'), { is: 'stay' });
    await vault.noteFailure(id, { kind: 'limited', retryAfter: 1000 });
    await vault.refresh();
  });

  test('the next change that can be written takes along what could not', async () => {
    await vault.rename(id, 'other');
    full = false;
    expectValue(await vault.reorder([id]));
    assert.deepEqual(
      run(world)
        .list()
        .map(({ record }) => record.label),
      ['other'],
    );
  });

  test('is told in words, with a next step', () => {
    const { text, actions } = explainError({ kind: 'not-written' });
    assert.match(text, /disk may be full/);
    assert.deepEqual(actions, ['doctor']);
  });
});
