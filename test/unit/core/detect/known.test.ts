import assert from 'node:assert/strict';
import { leakDetector } from '#core/detect/leaks.ts';
import { hmacSha256 } from '#platform/node/hash.ts';
import { recogniser } from '#platform/node/scan/knownKeys.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const salt = '5a17'.repeat(16);
const known = (key: string, state: 'current' | 'retiring' | 'retired') => ({
  salt,
  keys: [{ label: 'production', state, fingerprint: hmacSha256(key, Buffer.from(salt, 'hex')) }],
});

suite("The person's own keys", () => {
  test('are known without any context, and by their label', () => {
    const key = makeMistralKey();
    const [finding] = scannerFor({ known: known(key, 'current') }).scan(`const x = f('${key}');`, 'x.ts');
    assert.equal(finding?.rule, 'secret/mistral-api-key');
    assert.equal(finding?.message, `Your key “production” (…${key.slice(-4)})`);
    assert.equal(finding?.severity, 'error');
  });

  test('pass the gate in a file that speaks of nothing else', () => {
    const key = makeMistralKey();
    assert.ok(scannerFor({ known: known(key, 'current') }).mayHold(`x ${key}`));
    assert.ok(!scannerFor({}).mayHold(`x ${key}`));
  });

  test('a retired one is told apart, and only as a warning', () => {
    const key = makeMistralKey();
    const [finding] = scannerFor({ known: known(key, 'retired') }).scan(`MISTRAL_API_KEY=${key}`, '.env');
    assert.match(finding?.message ?? '', /Your retired key/);
    assert.equal(finding?.severity, 'warning');
  });

  test('keep the fingerprint that they have without a vault, so that a baseline still holds', () => {
    const key = makeMistralKey();
    const text = `MISTRAL_API_KEY=${key}`;
    const [anonymous] = scannerFor({}).scan(text, '.env');
    const [own] = scannerFor({ known: known(key, 'current') }).scan(text, '.env');
    assert.equal(own?.fingerprint, anonymous?.fingerprint);
  });

  test('with an empty vault nothing is hashed', () => {
    assert.equal(recogniser({ salt, keys: [] }), undefined);
    assert.ok(!leakDetector(undefined).mayMatch(makeMistralKey()));
  });
});
