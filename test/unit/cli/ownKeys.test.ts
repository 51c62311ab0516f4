import assert from 'node:assert/strict';
import { knownInKeychain } from '#cli/ownKeys.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const keychainWith = (keys: Readonly<Record<string, string>>): Keychain => ({
  labels: async () => ok(Object.keys(keys)),
  get: async (label) => ok(keys[label] === undefined ? undefined : new Secret(keys[label])),
  set: async () => ok(undefined),
  remove: async () => ok(false),
});

suite('A scan that knows the keys of the keychain', () => {
  test('finds them in a text that says nothing of Mistral, and names them', async () => {
    const key = makeMistralKey();
    const known = await knownInKeychain(keychainWith({ production: key }));
    const [finding] = scannerFor({ known }).scan(`note to self: ${key}\n`, 'note.txt');
    assert.equal(finding?.message, `Your key “production” (…${key.slice(-4)})`);
    assert.deepEqual(scannerFor({}).scan(`note to self: ${key}\n`, 'note.txt'), []);
  });

  test('is told nothing that a key could be read from, and the same for the same keys', async () => {
    const keys = { one: makeMistralKey(), other: makeMistralKey() };
    const told = JSON.stringify(await knownInKeychain(keychainWith(keys)));
    for (const key of Object.values(keys)) assert.ok(!told.includes(key));
    assert.equal(told, JSON.stringify(await knownInKeychain(keychainWith(keys))));
  });

  test('an empty keychain knows nothing, and a missing one is said to be missing', async () => {
    assert.equal(await knownInKeychain(keychainWith({})), undefined);
    const absent: Keychain = { ...keychainWith({}), labels: async () => fail('absent') };
    await assert.rejects(knownInKeychain(absent), /--own-keys needs your system’s keychain, which is absent/);
  });
});
