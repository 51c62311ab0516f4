import assert from 'node:assert/strict';
import { array, asyncProperty, boolean, constantFrom, assert as holds, integer, option, record } from 'fast-check';
import { secretName } from '#core/vault/keyStore.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { Secret } from '#core/vault/secret.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Vault } from '#core/vault/vault.ts';
import type { Fault } from '#test/support/vault/fakeMistral.ts';
import type { Rotating } from '#test/support/vault/rotationWorld.ts';
import {
  everythingWritten,
  handsOf,
  homes,
  live,
  rotatingWorld,
  untilClosed,
  valueHeld,
} from '#test/support/vault/rotationWorld.ts';
import { run } from '#test/support/vault/world.ts';

const grace = 60_000;

const rotate =
  ({ world, old, admin }: Rotating) =>
  async (vault: Vault) => {
    const started = await vault.rotations.startManaged(old, { admin, graceMs: grace });
    if (started.ok) await vault.rotations.drive(started.value.id, handsOf(world));
  };

/** At no moment is anyone without a key that works. */
function assertServes({ world }: Rotating): void {
  const defaults = run(world)
    .list()
    .filter(({ isDefault }) => isDefault);
  assert.equal(defaults.length, 1, 'exactly one default');
  const raw = defaults[0] && valueHeld(world, defaults[0].record);
  assert.ok(
    world.mistral.alive().some((key) => key.raw === raw),
    'the default works',
  );
}

/** And nothing is alive that nobody knows of. */
async function assertSafe(rotating: Rotating): Promise<void> {
  assertServes(rotating);
  const { world } = rotating;
  const vault = run(world);
  const known = new Set([
    ...vault.list().map(({ record }) => valueHeld(world, record)),
    ...world.shown.map((key) => key.revealFor('clipboard')),
  ]);
  for (const key of world.mistral.alive())
    assert.ok(known.has(key.raw), 'every living key is in the vault or was shown');
  const held = vault.list().filter(({ record }) => remoteSourceOf(record) === undefined);
  const ids = new Set(held.map(({ record }) => secretName(record.id)));
  for (const name of world.secrets.values.keys()) {
    if (name.startsWith('key/'))
      assert.ok(ids.has(name), 'every stored key is on record, and no copy is left of others');
  }
  assertNoKeyWritten({ world });
}

function assertNoKeyWritten({ world }: Pick<Rotating, 'world'>): void {
  const written = everythingWritten(world);
  for (const { raw } of world.mistral.keys) assert.ok(!written.includes(raw), 'no key outside the secret storage');
}

for (const [where, home] of Object.entries(homes))
  suite(`A managed rotation of a key in ${where}`, () => {
    test('ends with the new key in use and the old one dead', async () => {
      const rotating = await rotatingWorld(home);
      const before = rotating.world.mistral.keys[0];
      await live(rotating.world, undefined, rotate(rotating));
      await untilClosed(rotating.world);
      assert.equal(before?.deleted, true);
      assert.deepEqual(
        run(rotating.world)
          .list()
          .map(({ record, isDefault }) => [record.label, isDefault]),
        [
          ['production', true],
          ['admin', false],
        ],
      );
      await assertSafe(rotating);
    });

    test('survives a death before and after every single effect', async () => {
      const whole = await rotatingWorld(home);
      const count = await live(whole.world, undefined, async (vault) => {
        await rotate(whole)(vault);
        await untilClosed(whole.world, vault);
      });
      assert.ok(count > 40, `only ${count} effects`);
      for (let diesAt = 1; diesAt <= count; diesAt++) {
        const rotating = await rotatingWorld(home);
        await live(rotating.world, diesAt, async (vault) => {
          await rotate(rotating)(vault);
          await untilClosed(rotating.world, vault);
        });
        assertServes(rotating);
        rotating.world.clock.pass(3_600_000);
        await untilClosed(rotating.world);
        await assertSafe(rotating);
      }
    });

    test('leaves a key that works wherever it died and was then called off', async () => {
      for (let diesAt = 1, done = false; !done; diesAt++) {
        const rotating = await rotatingWorld(home);
        const ticks = await live(rotating.world, diesAt, rotate(rotating));
        done = ticks < diesAt;
        const vault = run(rotating.world);
        for (const { id } of vault.rotations.open()) await vault.rotations.callOff(id);
        assertServes(rotating);
        rotating.world.clock.pass(3_600_000);
        await untilClosed(rotating.world);
        await assertSafe(rotating);
      }
    });

    const fault = option(
      record({
        error: constantFrom<Fault['error'][]>(
          { kind: 'limited', retryAfter: 2000 },
          { kind: 'server', status: 500 },
          { kind: 'timeout' },
          { kind: 'offline' },
          { kind: 'unexpected-reply', detail: 'not JSON' },
        ),
        after: boolean(),
      }),
      { nil: undefined },
    );

    const trouble = option(
      record({
        error: constantFrom<SourceError[]>(
          { kind: 'timeout' },
          { kind: 'unreachable', why: 'network' },
          { kind: 'not-signed-in' },
          { kind: 'changed-meanwhile' },
        ),
        after: boolean(),
      }),
      { nil: undefined },
    );

    test('survives any number of deaths among failing answers and a storage that refuses', async () => {
      await holds(
        asyncProperty(
          array(fault, { maxLength: 25 }),
          array(integer({ min: 1, max: 90 }), { maxLength: 5 }),
          integer({ min: 0, max: 4 }),
          integer({ min: 0, max: 3 }),
          boolean(),
          boolean(),
          array(trouble, { maxLength: 12 }),
          async (faults, deaths, lag, refuse, callOff, locked, troubles) => {
            const rotating = await rotatingWorld(home);
            const { world } = rotating;
            world.mistral.faults.push(...faults);
            world.managers.faults.push(...troubles);
            world.mistral.lag = lag;
            world.secrets.refuse = refuse;
            await live(world, deaths[0], rotate(rotating));
            for (const diesAt of deaths.slice(1)) {
              world.clock.pass(3_600_000);
              if (locked) await driveBehindLock(rotating);
              await live(world, diesAt, async (vault) => {
                if (callOff) for (const { id } of vault.rotations.open()) await vault.rotations.callOff(id);
                await vault.reconcile();
                await untilClosed(world, vault);
              });
              assertServes(rotating);
            }
            world.clock.pass(3_600_000);
            await untilClosed(world);
            await finishRemovals(rotating);
            await assertSafe(rotating);
          },
        ),
        { numRuns: 300 },
      );
    });
  });

/** The keyring closed in the middle of it: nothing can be done, and nothing may be lost by trying. */
async function driveBehindLock({ world }: Rotating): Promise<void> {
  world.secrets.locked = true;
  const vault = run(world);
  for (const { id } of vault.rotations.open()) await vault.rotations.drive(id, handsOf(world));
  await vault.reconcile();
  world.secrets.locked = false;
  world.clock.pass(3_600_000);
}

/** As the product does at start. */
async function finishRemovals({ world }: Rotating): Promise<void> {
  const vault = run(world);
  const found = await vault.reconcile();
  if (found.ok) for (const id of found.value.leftover) await vault.remove(id);
}

for (const [where, home] of Object.entries(homes))
  suite(`A guided rotation of a key in ${where}`, () => {
    const guided = (rotating: Rotating, pasted: string) => async (vault: Vault) => {
      const [open] = vault.rotations.open();
      const rotation = open ?? (await vault.rotations.startGuided(rotating.old));
      const id = 'id' in rotation ? rotation.id : rotation.ok ? rotation.value.id : '';
      await vault.rotations.paste(id, new Secret(pasted));
      await vault.rotations.drive(id, handsOf(rotating.world));
      const old = rotating.world.mistral.keys[0];
      if (old) old.deleted = true;
      await untilClosed(rotating.world, vault);
    };

    test('survives a death before and after every single effect', async () => {
      for (let diesAt = 1, done = false; !done; diesAt++) {
        const rotating = await rotatingWorld(home);
        const pasted = rotating.world.mistral.issue('studio').raw;
        const ticks = await live(rotating.world, diesAt, guided(rotating, pasted));
        done = ticks < diesAt;
        rotating.world.clock.pass(3_600_000);
        await live(rotating.world, undefined, guided(rotating, pasted));
        await finishRemovals(rotating);
        await assertSafe(rotating);
      }
    });
  });
