import assert from 'node:assert/strict';
import { secretName } from '#core/vault/keyStore.ts';
import type { Rotation } from '#core/vault/rotation.ts';
import { Secret } from '#core/vault/secret.ts';
import { sourceId } from '#core/vault/source.ts';
import { expectValue } from '#test/support/result.ts';
import { vault as hashicorp } from '#test/support/secretManagers/sources.ts';
import { handsOf, rotatingWorld, untilClosed } from '#test/support/vault/rotationWorld.ts';
import { run } from '#test/support/vault/world.ts';

const sealed = { kind: 'unreachable', why: 'sealed' } as const;
const unsaid = { error: sealed, after: true };
const unwritten = { error: sealed, after: false };

/** The new key is pasted, and is to be written to where the old one lives. */
async function pasted() {
  const { world, old } = await rotatingWorld(hashicorp);
  const place = sourceId(hashicorp);
  const oldRaw = world.managers.values.get(place);
  const vault = run(world);
  const { id, successor } = expectValue(await vault.rotations.startGuided(old));
  const fresh = world.mistral.issue('studio').raw;
  expectValue(await vault.rotations.paste(id, new Secret(fresh)));

  /** As far as it goes without waiting. */
  const drive = async (): Promise<Rotation> => {
    const leaving = new AbortController();
    world.clock.onSleep = () => leaving.abort();
    const driven = await vault.rotations.drive(id, { ...handsOf(world), signal: leaving.signal, atOnce: true });
    world.clock.onSleep = () => {};
    return expectValue(driven);
  };
  const held = async () => {
    const { step, hindrance } = await drive();
    return [step.is, hindrance];
  };
  const there = () => world.managers.values.get(place);
  const callOff = async () => expectValue(await vault.rotations.callOff(id));
  /** It arrived, and the answer did not: nobody knows which key is there. */
  const writtenUnheard = async () => {
    world.managers.faults.push(undefined, unsaid);
    assert.deepEqual(await held(), ['writing', 'unreachable']);
    assert.equal(there(), fresh);
  };
  return { world, vault, old, oldRaw, successor, fresh, place, drive, held, there, callOff, writtenUnheard };
}

suite('The new key on its way into a secret manager', () => {
  test('waits while it cannot be read here, and is given up when it is lost', async () => {
    const { world, successor, oldRaw, drive, held, there } = await pasted();
    world.secrets.locked = true;
    assert.deepEqual(await held(), ['writing', 'locked']);
    world.secrets.locked = false;
    world.secrets.values.delete(secretName(successor));
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'lost' });
    assert.equal(there(), oldRaw);
  });

  test('is not written before there is a copy of the old one to go back to', async () => {
    const { world, old, oldRaw, fresh, held, there } = await pasted();
    world.secrets.refuse = 1;
    assert.deepEqual(await held(), ['writing', 'locked']);
    assert.equal(there(), oldRaw);
    assert.deepEqual(await held(), ['proving', undefined]);
    assert.equal(there(), fresh);
    assert.equal(world.secrets.values.get(secretName(old)), oldRaw);
  });

  test('is not written where the old one is gone', async () => {
    const { world, place, drive, there } = await pasted();
    world.managers.values.delete(place);
    assert.deepEqual((await drive()).step, { is: 'abandoned', why: 'changed-meanwhile' });
    assert.equal(there(), undefined);
  });

  test('waits until the manager shows it', async () => {
    const { world, oldRaw, fresh, place, drive, held } = await pasted();
    const { set } = world.managers.values;
    world.managers.values.set = () => world.managers.values;
    const { step, tries } = await drive();
    assert.deepEqual([step.is, tries], ['writing', 1]);
    assert.equal(world.managers.values.get(place), oldRaw);
    world.managers.values.set = set;
    assert.deepEqual(await held(), ['proving', undefined]);
    assert.equal(world.managers.values.get(place), fresh);
  });

  test('is recognised there when the answer to the write was lost', async () => {
    const { held, writtenUnheard } = await pasted();
    await writtenUnheard();
    assert.deepEqual(await held(), ['proving', undefined]);
  });
});

suite('The old key on its way back into a secret manager', () => {
  test('is put back whatever hinders it, and only then leaves this machine', async () => {
    const { world, old, oldRaw, held, there, callOff, writtenUnheard } = await pasted();
    await writtenUnheard();
    await callOff();
    world.managers.trouble = sealed;
    assert.deepEqual(await held(), ['abandoning', 'unreachable']);
    world.managers.trouble = undefined;
    world.managers.faults.push(undefined, unwritten);
    assert.deepEqual(await held(), ['abandoning', 'unreachable']);
    assert.notEqual(there(), oldRaw);
    world.secrets.locked = true;
    assert.deepEqual(await held(), ['abandoning', 'locked']);
    world.secrets.locked = false;
    world.secrets.clings = true;
    assert.deepEqual(await held(), ['abandoning', 'locked']);
    assert.equal(there(), oldRaw);
    assert.equal(world.secrets.values.get(secretName(old)), oldRaw);
    world.secrets.clings = false;
    assert.deepEqual(await held(), ['abandoned', undefined]);
    assert.ok(!world.secrets.values.has(secretName(old)));
  });

  test('is waited for until the manager shows it', async () => {
    const { world, fresh, drive, there, callOff, writtenUnheard } = await pasted();
    await writtenUnheard();
    await callOff();
    const { set } = world.managers.values;
    world.managers.values.set = () => world.managers.values;
    const { step, tries } = await drive();
    assert.deepEqual([step.is, tries, there()], ['abandoning', 1, fresh]);
    world.managers.values.set = set;
    assert.equal((await drive()).step.is, 'abandoned');
  });

  test('is put back over a new key that is lost here', async () => {
    const { world, successor, oldRaw, drive, there, callOff, writtenUnheard } = await pasted();
    await writtenUnheard();
    await callOff();
    world.secrets.values.delete(secretName(successor));
    assert.equal((await drive()).step.is, 'abandoned');
    assert.equal(there(), oldRaw);
  });

  test('is not put back over what somebody else has put there', async () => {
    const { world, vault, place, there, callOff, writtenUnheard } = await pasted();
    await writtenUnheard();
    await callOff();
    const other = world.mistral.issue('studio').raw;
    world.managers.values.set(place, other);
    await untilClosed(world, vault);
    assert.equal(there(), other);
  });
});

test('A rotation of a key in a secret manager does not begin while fingerprints cannot be made', async () => {
  const { world, old } = await rotatingWorld(hashicorp);
  const vault = run(world);
  world.secrets.locked = true;
  assert.deepEqual(await vault.rotations.startGuided(old), { ok: false, error: { kind: 'locked' } });
  world.secrets.locked = false;
  assert.ok((await vault.rotations.startGuided(old)).ok);
});
