import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('a secret', () => {
  const raw = makeMistralKey();
  const secret = new Secret(raw);

  test('is revealed for a named use', () => {
    assert.equal(secret.revealFor('mistral request'), raw);
  });

  const printed: Readonly<Record<string, () => string>> = {
    inspected: () => inspect(secret, { depth: null, showHidden: true }),
    'inspected inside something': () => inspect({ call: { key: secret } }, { depth: null, showHidden: true }),
    'made JSON': () => JSON.stringify({ key: secret }),
    'in a template': () => `${secret}`,
    added: () => `key: ${String(secret)}`,
    formatted: () => format('%s %o %j', secret, secret, secret),
    'spread into an object': () => JSON.stringify({ ...secret }),
    'listed by entries': () => JSON.stringify(Object.entries(secret)),
    'in an error': () => String(new Error(`failed with ${secret}`).stack),
    cloned: () => inspect(structuredClone({ ...secret })),
  };

  for (const [how, print] of Object.entries(printed)) {
    test(`never shows itself when ${how}`, () => {
      assert.ok(!print().includes(raw));
    });
  }
});
