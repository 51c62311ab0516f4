import assert from 'node:assert/strict';
import { array, asyncProperty, constantFrom, assert as holds, integer, record } from 'fast-check';
import { secretName } from '#core/vault/keyStore.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Vault } from '#core/vault/vault.ts';
import { lateIndex } from '#test/support/vault/memoryIndex.ts';
import { everythingWritten } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { newLife, newWorld, run } from '#test/support/vault/world.ts';

interface Tally {
  added: Set<string>;
  removed: Set<string>;
  errors: string[];
}

type Act = (vault: Vault, world: World, which: number, tally: Tally) => Promise<unknown>;

const nth = (vault: Vault, which: number) => {
  const keys = vault.list();
  return keys[which % Math.max(keys.length, 1)]?.record.id ?? 'nothing';
};

const acts: Readonly<Record<string, Act>> = {
  async add(vault, world, which, { added, errors }) {
    const key = new Secret(world.mistral.issue('studio').raw);
    const done = await vault.add({ label: `key ${which}`, key, addedFrom: 'typed' });
    if (done.ok) added.add(done.value.id);
    else errors.push(JSON.stringify(done.error));
  },
  async remove(vault, _world, which, { removed }) {
    const id = nth(vault, which);
    if ((await vault.remove(id)).ok) removed.add(id);
  },
  rename: (vault, _world, which) => vault.rename(nth(vault, which), `name ${which}`),
  makeDefault: (vault, _world, which) => vault.setDefault(nth(vault, which)),
  check: (vault, _world, which) => vault.check(nth(vault, which)),
  reconcile: (vault) => vault.reconcile(),
};

const step = record({
  window: integer({ min: 0, max: 1 }),
  act: constantFrom(...Object.keys(acts)),
  which: integer({ min: 0, max: 9 }),
  /** Whether the other window's writes have arrived before. */
  arrives: constantFrom(true, false),
  atOnce: constantFrom(true, false),
});

suite('Two windows', () => {
  test('lose no key and keep none by mistake, however late they hear of each other', async () => {
    await holds(
      asyncProperty(array(step, { maxLength: 14 }), async (steps) => {
        const world = newWorld();
        const indexes = [lateIndex(world.index), lateIndex(world.index)];
        const vaults = indexes.map((index) => run(world, newLife(), index));
        const tally: Tally = { added: new Set(), removed: new Set(), errors: [] };
        const running: Promise<unknown>[] = [];
        for (const { window, act, which, arrives, atOnce } of steps) {
          if (arrives) indexes[window]?.arrive();
          const vault = vaults[window];
          if (vault) running.push(acts[act]?.(vault, world, which, tally) ?? Promise.resolve());
          if (!atOnce) await Promise.all(running);
        }
        await Promise.all(running);
        for (let round = 0; round < 2; round++) {
          for (const [place, vault] of vaults.entries()) {
            indexes[place]?.arrive();
            await vault.refresh();
          }
        }
        const [one, other] = vaults.map((vault) => vault.list().map(({ record }) => record));
        assert.deepEqual(one, other, 'both see the same');
        const ids = new Set(one?.map(({ id }) => id));
        for (const id of tally.added)
          assert.equal(ids.has(id), !tally.removed.has(id), 'what was added is there until removed');
        for (const id of ids) assert.ok(world.secrets.values.has(secretName(id)), 'every record has its key');
        assert.ok(
          one?.every(({ addedFrom }) => addedFrom === 'typed'),
          'no window overwrites what another knows better',
        );
        const written = [everythingWritten(world), ...tally.errors].join('\n');
        for (const { raw } of world.mistral.keys)
          assert.ok(!written.includes(raw), 'no key outside the secret storage');
      }),
      { numRuns: 200 },
    );
  });
});
