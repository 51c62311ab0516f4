import assert from 'node:assert/strict';
import { secretName } from '#core/vault/keyStore.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { Rotating } from '#test/support/vault/rotationWorld.ts';
import { handsOf, rotatingWorld, untilClosed } from '#test/support/vault/rotationWorld.ts';
import { run } from '#test/support/vault/world.ts';

const hour = 3_600_000;

async function startedManaged({ world, old, admin }: Rotating, expiresAt?: number) {
  const vault = run(world);
  const wish = { admin, graceMs: hour, ...(expiresAt !== undefined && { expiresAt }) };
  const { id } = expectValue(await vault.rotations.startManaged(old, wish));
  return { vault, id, drive: async () => expectValue(await vault.rotations.drive(id, handsOf(world))) };
}

const failing = { error: { kind: 'server', status: 500 }, after: false } as const;

suite('A managed rotation', () => {
  test('keeps both keys alive for the time of grace', async () => {
    const rotating = await rotatingWorld();
    const { vault, drive } = await startedManaged(rotating);
    assert.equal((await drive()).step.is, 'grace');
    assert.deepEqual(
      vault.list().map(({ record, state, isDefault }) => [record.label, state.is, isDefault]),
      [
        ['production', 'ok', true],
        ['old production', 'retiring', false],
        ['admin', 'ok', false],
      ],
    );
    assert.ok(rotating.world.mistral.keys[0]?.deleted === false);
    rotating.world.clock.pass(hour);
    assert.deepEqual((await drive()).step, { is: 'done', proven: true });
  });

  test('waits for a new key that propagates slowly, and for an old one that lingers', async () => {
    const rotating = await rotatingWorld();
    rotating.world.mistral.lag = 4;
    const { vault } = await startedManaged(rotating);
    await untilClosed(rotating.world, vault);
    assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'done', proven: true });
  });

  test('gives up a new key that never answers, and revokes it', async () => {
    const rotating = await rotatingWorld();
    rotating.world.mistral.lag = 1000;
    const { vault } = await startedManaged(rotating);
    await untilClosed(rotating.world, vault);
    assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'abandoned', why: 'refused' });
    assert.equal(rotating.world.mistral.alive().length, 2);
  });

  test('records the expiry that was granted, not the one that was asked for', async () => {
    const rotating = await rotatingWorld();
    rotating.world.mistral.latestExpiry = '2030-03-01';
    const { vault, drive } = await startedManaged(rotating, Date.parse('2031-01-01'));
    await drive();
    assert.equal(vault.list()[0]?.record.expiresAt, Date.parse('2030-03-01'));
  });

  test('revokes the new key when it cannot be stored', async () => {
    const rotating = await rotatingWorld();
    const { drive } = await startedManaged(rotating);
    rotating.world.secrets.refuse = 1;
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'not-stored' });
    assert.equal(rotating.world.mistral.alive().length, 2);
    assert.equal(rotating.world.shown.length, 0);
  });

  test('shows the new key once when it can be neither stored nor revoked', async () => {
    const rotating = await rotatingWorld();
    const { drive } = await startedManaged(rotating);
    rotating.world.secrets.refuse = 1;
    rotating.world.mistral.faults.push(undefined, undefined, failing);
    assert.equal((await drive()).step.is, 'handed-out');
    const made = rotating.world.mistral.keys.at(-1);
    assert.deepEqual(
      rotating.world.shown.map((key) => key.revealFor('clipboard')),
      [made?.raw],
    );
  });

  test('does not delete the old key while the new one is lost', async () => {
    const rotating = await rotatingWorld();
    const { vault, drive } = await startedManaged(rotating);
    const { successor } = await drive();
    rotating.world.secrets.values.delete(secretName(successor));
    rotating.world.clock.pass(hour);
    const stuck = await drive();
    assert.deepEqual([stuck.step.is, stuck.hindrance], ['deleting', 'new key lost']);
    assert.ok(rotating.world.mistral.keys[0]?.deleted === false);
    assert.equal(vault.rotations.open().length, 1);
  });

  test('can be called off until the switch, and not after', async () => {
    const rotating = await rotatingWorld();
    const { vault, id, drive } = await startedManaged(rotating);
    await drive();
    assert.deepEqual(await vault.rotations.callOff(id), { ok: false, error: { kind: 'too-late' } });
  });

  test('is driven by one at a time', async () => {
    const rotating = await rotatingWorld();
    const { vault, id } = await startedManaged(rotating);
    const both = await Promise.all([1, 2].map(() => vault.rotations.drive(id, handsOf(rotating.world))));
    assert.deepEqual(
      both.map(({ ok }) => ok),
      [true, false],
    );
    const other = await run(rotating.world).rotations.drive(id, handsOf(rotating.world));
    assert.deepEqual(other, { ok: false, error: { kind: 'busy' } });
  });

  test('does not begin with an Admin key that Mistral refuses', async () => {
    const { world, old, admin } = await rotatingWorld();
    for (const key of world.mistral.keys) key.deleted = true;
    const started = await run(world).rotations.startManaged(old, { admin, graceMs: 0 });
    assert.deepEqual(started, { ok: false, error: { kind: 'admin-refused', error: { kind: 'unauthorized' } } });
  });
});

suite('A guided rotation', () => {
  async function startedGuided() {
    const rotating = await rotatingWorld();
    const vault = run(rotating.world);
    const { id } = expectValue(await vault.rotations.startGuided(rotating.old));
    const paste = (raw: string) => vault.rotations.paste(id, new Secret(raw));
    return { ...rotating, vault, id, paste };
  }

  test('takes only a new key of the right kind that answers', async () => {
    const { world, paste, old } = await startedGuided();
    const kind = async (raw: string) => {
      const pasted = await paste(raw);
      return pasted.ok ? 'taken' : pasted.error.kind;
    };
    assert.equal(await kind('short'), 'too-short');
    assert.equal(await kind(world.secrets.values.get(secretName(old)) ?? ''), 'same-key');
    assert.equal(await kind(makeMistralKey()), 'not-verified');
    assert.equal(await kind(world.mistral.issue('codestral').raw), 'wrong-kind');
    assert.equal(await kind(world.mistral.issue('studio').raw), 'taken');
    assert.equal(await kind(world.mistral.issue('studio').raw), 'not-waiting');
  });

  test('goes on asking until the old key answers 401', async () => {
    const { world, vault, id, paste } = await startedGuided();
    await paste(world.mistral.issue('studio').raw);
    const drive = async () => expectValue(await vault.rotations.drive(id, handsOf(world))).step.is;
    assert.equal(await drive(), 'proving');
    world.clock.pass(hour);
    assert.equal(await drive(), 'proving');
    const [old] = world.mistral.keys;
    if (old) old.deleted = true;
    world.clock.pass(hour);
    assert.equal(await drive(), 'done');
    assert.deepEqual(
      vault.list().map(({ record }) => record.label),
      ['production', 'admin'],
    );
  });

  test('may be left while it waits, and is asked at once when the person says so', async () => {
    const { world, vault, id, paste } = await startedGuided();
    await paste(world.mistral.issue('studio').raw);
    const leaving = new AbortController();
    world.clock.onSleep = () => leaving.abort();
    const left = await vault.rotations.drive(id, { ...handsOf(world), signal: leaving.signal });
    assert.equal(expectValue(left).step.is, 'proving');
    const [old] = world.mistral.keys;
    if (old) old.deleted = true;
    const again = await vault.rotations.drive(id, { ...handsOf(world), atOnce: true });
    assert.equal(expectValue(again).step.is, 'done');
  });

  test('leaves everything as it was when it is called off', async () => {
    const { world, vault, id, old } = await startedGuided();
    assert.ok((await vault.rotations.callOff(id)).ok);
    await untilClosed(world, vault);
    assert.deepEqual(
      vault.list().map(({ record, state }) => [record.id === old, state.is]),
      [
        [true, 'ok'],
        [false, 'ok'],
      ],
    );
  });
});
