import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import { addKey } from '#test/support/vault/rotationWorld.ts';
import { newWorld, run } from '#test/support/vault/world.ts';

suite('Recognising our own keys', () => {
  test('opens no storage where there is nothing to recognise', async () => {
    const world = newWorld();
    world.secrets.get = () => assert.fail('a secret was read');
    const vault = run(world);
    assert.deepEqual(await vault.recognise(new Secret(makeMistralKey())), { ok: true, value: undefined });
    assert.deepEqual(await vault.recognition(), { ok: true, value: undefined });
  });

  test('says that the storage is locked, and not that a key is unknown', async () => {
    const world = newWorld();
    const vault = run(world);
    const { raw } = world.mistral.issue('studio');
    await addKey(vault, raw, 'main');
    world.secrets.locked = true;
    assert.deepEqual(await vault.recognise(new Secret(raw)), { ok: false, error: { kind: 'locked' } });
    assert.deepEqual(await vault.recognition(), { ok: false, error: { kind: 'locked' } });
  });

  test('goes by fingerprints that no key can be made from, of what is here, retiring and removed', async () => {
    const world = newWorld();
    const vault = run(world);
    const [old, other] = [world.mistral.issue('studio').raw, world.mistral.issue('studio').raw];
    const retiring = await addKey(vault, old, 'main');
    await vault.remove(await addKey(vault, other, 'removed'));
    const { id } = expectValue(await vault.rotations.startGuided(retiring));
    const fresh = world.mistral.issue('studio').raw;
    expectValue(await vault.rotations.paste(id, new Secret(fresh)));
    await vault.rotations.drive(id, { handOut: async () => {} });
    const recognition = expectValue(await vault.recognition());
    assert.ok(recognition);
    const isOf = (raw: string) => {
      const print = createHmac('sha256', Buffer.from(recognition.salt, 'hex')).update(raw).digest('hex');
      return recognition.keys.find(({ fingerprint }) => fingerprint === print)?.is;
    };
    assert.deepEqual([old, fresh, other, makeMistralKey()].map(isOf), ['retiring', 'current', 'retired', undefined]);
    assert.ok(![old, fresh, other].some((raw) => JSON.stringify(recognition).includes(raw)));
  });
});
