import assert from 'node:assert/strict';
import { findListed } from '#core/vault/adminKeys.ts';
import { secretName } from '#core/vault/keyStore.ts';
import { canRotate } from '#core/vault/rotationStart.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import { aws, shell } from '#test/support/secretManagers/sources.ts';
import { aRecord } from '#test/support/vault/records.ts';
import type { Rotating } from '#test/support/vault/rotationWorld.ts';
import { addKey, handsOf, rotatingWorld, untilClosed } from '#test/support/vault/rotationWorld.ts';
import type { World } from '#test/support/vault/world.ts';
import { run } from '#test/support/vault/world.ts';

const hour = 3_600_000;

const offline = { error: { kind: 'offline' }, after: false } as const;
const limited = { error: { kind: 'limited', retryAfter: 7_000 }, after: false } as const;
const forbidden = { error: { kind: 'forbidden' }, after: false } as const;
const notFound = { error: { kind: 'not-found' }, after: false } as const;
const cancelled = { error: { kind: 'cancelled' }, after: false } as const;

/** As far as it goes without waiting. */
function driver(world: World, id: string) {
  const vault = run(world);
  return async () => {
    const leaving = new AbortController();
    world.clock.onSleep = () => leaving.abort();
    const driven = await vault.rotations.drive(id, { ...handsOf(world), signal: leaving.signal, atOnce: true });
    world.clock.onSleep = () => {};
    return expectValue(driven);
  };
}

async function managed(rotating: Rotating) {
  const { world, old, admin } = rotating;
  const vault = run(world);
  const { id, successor } = expectValue(await vault.rotations.startManaged(old, { admin, graceMs: hour }));
  return { ...rotating, vault, id, successor, drive: driver(world, id) };
}

/** Past the switch: both keys answer, and the time of grace is over. */
async function afterGrace() {
  const rotating = await managed(await rotatingWorld());
  assert.equal((await rotating.drive()).step.is, 'grace');
  rotating.world.clock.pass(hour);
  return rotating;
}

suite('A managed rotation meets with trouble', () => {
  test('and says by what it is held up, and for how long', async () => {
    for (const [fault, by, afterMs] of [
      [offline, 'offline', 30_000],
      [limited, 'limited', 7_000],
    ] as const) {
      const { world, drive } = await managed(await rotatingWorld());
      world.mistral.faults.push(undefined, undefined, fault);
      const { step, hindrance, retryAt } = await drive();
      assert.deepEqual([step.is, hindrance, retryAt - world.clock.now()], ['verifying', by, afterMs]);
      assert.equal((await drive()).step.is, 'grace');
    }
  });

  test('and makes no key where it may not', async () => {
    const { world, vault, drive } = await managed(await rotatingWorld());
    world.mistral.faults.push(undefined, forbidden);
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'forbidden' });
    assert.deepEqual([world.mistral.alive().length, vault.rotations.open().length], [2, 0]);
  });

  test('and revokes a new key that was lost before it was put to use', async () => {
    const { world, successor, drive } = await managed(await rotatingWorld());
    world.mistral.faults.push(undefined, undefined, offline);
    await drive();
    world.secrets.values.delete(secretName(successor));
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'lost' });
    assert.equal(world.mistral.alive().length, 2);
  });

  test('and waits for the Admin key that was taken away', async () => {
    const { world, vault, admin, drive } = await managed(await rotatingWorld());
    world.mistral.faults.push(undefined, undefined, offline);
    await drive();
    expectValue(await vault.remove(admin));
    const { step, hindrance } = await drive();
    assert.deepEqual([step.is, hindrance], ['verifying', 'admin key lost']);
  });

  test('and deletes no old key while the new one does not answer', async () => {
    const { world, drive } = await afterGrace();
    const made = world.mistral.keys.at(-1);
    assert.ok(made);
    made.deleted = true;
    const { step, hindrance } = await drive();
    assert.deepEqual([step.is, hindrance], ['deleting', 'new key does not answer']);
    assert.ok(world.mistral.keys[0]?.deleted === false);
  });

  test('and asks the list of keys about an old key that is lost here', async () => {
    const { world, old, drive } = await afterGrace();
    world.secrets.values.delete(secretName(old));
    world.mistral.faults.push(undefined, undefined, undefined, offline);
    const { step, hindrance } = await drive();
    assert.deepEqual([step.is, hindrance], ['proving', 'offline']);
    assert.deepEqual((await drive()).step, { is: 'done', proven: true });
  });

  test('and does not call an old key dead that is still listed', async () => {
    const { world, old, drive } = await afterGrace();
    world.secrets.values.delete(secretName(old));
    world.mistral.faults.push(undefined, undefined, notFound);
    const { step, tries } = await drive();
    assert.deepEqual([step.is, tries], ['proving', 1]);
    assert.ok(world.mistral.keys[0]?.deleted === false);
  });

  test('and learns nothing about the old key from a question that was not answered', async () => {
    const { world, drive } = await afterGrace();
    world.mistral.faults.push(undefined, undefined, undefined, cancelled, limited);
    const { step, hindrance, retryAt } = await drive();
    assert.deepEqual([step.is, hindrance, retryAt - world.clock.now()], ['proving', 'limited', 7_000]);
    assert.deepEqual((await drive()).step, { is: 'done', proven: true });
  });

  test('and finishes once the old key can be removed from this machine', async () => {
    const { world, old, drive } = await afterGrace();
    world.secrets.clings = true;
    const { step, hindrance } = await drive();
    assert.deepEqual([step.is, hindrance], ['removing', 'locked']);
    assert.ok(world.secrets.values.has(secretName(old)));
    world.secrets.clings = false;
    assert.equal((await drive()).step.is, 'done');
    assert.ok(!world.secrets.values.has(secretName(old)));
  });

  test('and is called off for good only when the new key is gone from this machine', async () => {
    const { world, vault, id, successor, drive } = await managed(await rotatingWorld());
    world.mistral.faults.push(undefined, undefined, offline);
    await drive();
    expectValue(await vault.rotations.callOff(id));
    world.secrets.clings = true;
    const { step, hindrance } = await drive();
    assert.deepEqual([step.is, hindrance], ['abandoning', 'locked']);
    world.secrets.clings = false;
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'called off' });
    assert.ok(!world.secrets.values.has(secretName(successor)));
  });
});

suite('A rotation begins', () => {
  test('only with keys that are there, and once', async () => {
    const { world, old, admin } = await rotatingWorld();
    const { rotations } = run(world);
    const started = async (key: string, by: string) => {
      const begun = await rotations.startManaged(key, { admin: by, graceMs: 0 });
      return begun.ok ? begun.value.id : begun.error;
    };
    assert.deepEqual(await started('nobody', admin), { kind: 'no-such-key' });
    assert.deepEqual(await started(old, 'nobody'), { kind: 'unreadable', which: 'admin key', why: 'lost' });
    const id = await started(old, admin);
    assert.deepEqual(await started(old, admin), { kind: 'already-rotating', id });
    assert.deepEqual(await rotations.callOff('nobody'), { ok: false, error: { kind: 'no-such-rotation' } });
  });

  test('with a key that is lost here, by what it said of itself when it was added', async () => {
    const { world, old, admin } = await rotatingWorld();
    world.secrets.values.delete(secretName(old));
    const { means } = expectValue(await run(world).rotations.startManaged(old, { admin, graceMs: 0 }));
    assert.ok(means.by === 'admin key');
    assert.deepEqual([means.oldApiKeyId, means.workspaceId, means.userId], ['api-0', 'w-1', 'u-1']);
  });

  test('by hand with a key that nobody vouches for', async () => {
    const { world, admin } = await rotatingWorld();
    const vault = run(world);
    const unknown = { label: 'unknown', key: new Secret(makeMistralKey()), addedFrom: 'typed', check: false };
    const { id } = expectValue(await vault.add(unknown));
    const begun = await vault.rotations.startManaged(id, { admin, graceMs: 0 });
    assert.deepEqual(begun, { ok: false, error: { kind: 'not-managed' } });
    assert.ok((await vault.rotations.startGuided(id)).ok);
  });

  test('with neither a key that looks like another, nor one that takes no successor', () => {
    const twins = ['1', '2'].map((id) => ({ id, name: id, hidden: 'abcd...Ug6Y' }));
    assert.equal(findListed(twins, { lastFour: 'Ug6Y' }), undefined);
    assert.equal(findListed(twins, { lastFour: 'Ug6Y', owner: { userId: 'u', apiKeyId: '2' } })?.id, '2');
    const key = aRecord('a');
    assert.ok(canRotate(key) && canRotate({ ...key, source: aws }));
    assert.ok(!canRotate({ ...key, kind: 'admin' }));
    assert.ok(!canRotate({ ...key, source: shell }));
    assert.ok(!canRotate({ ...key, retiring: { since: 0, successor: 'b' } }));
  });

  test('and keeps both keys from being removed until it is called off', async () => {
    const { vault, id, old, successor } = await managed(await rotatingWorld());
    const busy = { ok: false, error: { kind: 'rotating', rotation: id } };
    assert.deepEqual([await vault.remove(old), await vault.remove(successor)], [busy, busy]);
    expectValue(await vault.rotations.callOff(id));
    expectValue(await vault.remove(old));
  });

  test('and passes on how long a key is kept', async () => {
    const { vault, old, successor, drive } = await managed(await rotatingWorld());
    await vault.setDates(old, { expiresAt: undefined, rotateAfterDays: 90 });
    await drive();
    assert.equal(vault.list().find(({ record }) => record.id === successor)?.record.rotateAfterDays, 90);
  });
});

suite('A guided rotation meets with trouble', () => {
  async function guided() {
    const rotating = await rotatingWorld();
    const { world, old } = rotating;
    const vault = run(world);
    const { id, successor } = expectValue(await vault.rotations.startGuided(old));
    const fresh = world.mistral.issue('studio').raw;
    const paste = (raw = fresh) => vault.rotations.paste(id, new Secret(raw));
    const recordOf = (key: string) => vault.list().find(({ record }) => record.id === key)?.record;
    return { ...rotating, vault, id, successor, paste, recordOf, drive: driver(world, id) };
  }

  test('and waits for the person, however often it is driven', async () => {
    const { vault, id, drive } = await guided();
    const { step, tries, retryAt } = await drive();
    assert.deepEqual([step.is, tries, retryAt], ['pasting', 0, 0]);
    assert.deepEqual(
      vault.rotations.open().map((open) => open.id),
      [id],
    );
  });

  test('and asks for no second paste after a crash between the record and the journal', async () => {
    const { world, id, paste, drive } = await guided();
    const before = JSON.stringify(world.index.value);
    expectValue(await paste());
    const journal = JSON.parse(before).rotations[id];
    Object.assign(world.index.value as object, {
      rotations: { [id]: { ...journal, changed: Number.MAX_SAFE_INTEGER } },
    });
    assert.equal((await drive()).step.is, 'proving');
  });

  test('and enters nothing that could not be stored or told apart', async () => {
    const { world, vault, paste } = await guided();
    world.secrets.refuse = 1;
    assert.deepEqual(await paste(), { ok: false, error: { kind: 'not-stored', why: 'locked' } });
    world.secrets.locked = true;
    assert.deepEqual(await paste(), { ok: false, error: { kind: 'locked' } });
    world.secrets.locked = false;
    assert.equal(vault.list().length, 2);
    assert.ok((await paste()).ok);
  });

  test('and takes a key that does not say whose it is', async () => {
    const { world, vault, old, successor, paste, recordOf } = await guided();
    await vault.setDates(old, { expiresAt: undefined, rotateAfterDays: 30 });
    world.mistral.faults.push(undefined, offline);
    expectValue(await paste());
    assert.equal(recordOf(successor)?.owner, undefined);
    assert.equal(recordOf(successor)?.rotateAfterDays, 30);
    assert.equal(recordOf(successor)?.lastCheck?.outcome, 'ok');
  });

  test('and says so when the old key could no longer be asked', async () => {
    const { world, vault, old, paste } = await guided();
    expectValue(await paste());
    world.secrets.values.delete(secretName(old));
    await untilClosed(world, vault);
    assert.deepEqual(vault.rotations.list()[0]?.step, { is: 'done', proven: false });
  });

  test('and leaves alone what is closed', async () => {
    const { world, vault, id, drive } = await guided();
    expectValue(await vault.rotations.callOff(id));
    await untilClosed(world, vault);
    assert.deepEqual(await vault.rotations.callOff(id), { ok: false, error: { kind: 'too-late' } });
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'called off' });
  });

  test('and refuses the key of another place in the vault', async () => {
    const { world, vault, paste } = await guided();
    const { raw } = world.mistral.issue('studio');
    const id = await addKey(vault, raw, 'second');
    assert.deepEqual(await paste(raw), { ok: false, error: { kind: 'same-key', id, label: 'second' } });
  });
});
