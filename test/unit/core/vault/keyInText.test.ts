import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyInText } from '#core/vault/keyInText.ts';
import { expectValue } from '#test/support/result.ts';

suite('The key in a text', () => {
  test('is the text without the blanks around it', () => {
    assert.equal(expectValue(keyInText(' \tkey\r\n')).revealFor('fingerprint'), 'key');
  });

  test('is a field of an object, and no other thing that objects have', () => {
    assert.equal(expectValue(keyInText('{"a":"key"}', 'a')).revealFor('fingerprint'), 'key');
    for (const field of ['b', 'toString', '__proto__'])
      assert.deepEqual(keyInText('{"a":"key"}', field), { ok: false, error: { kind: 'not-found' } });
  });

  test('is not a number, a list or an object', () => {
    for (const value of ['1', '["key"]', '{}', 'null'])
      assert.deepEqual(keyInText(`{"a":${value}}`, 'a'), { ok: false, error: { kind: 'unexpected', what: 'answer' } });
  });

  test('is in no text that has blanks inside, is empty, or is far too long', () => {
    assert.equal(keyInText('a b').ok, false);
    assert.equal(keyInText('').ok, false);
    assert.equal(keyInText('x'.repeat(5000)).ok, false);
  });

  test('is found or not, whatever the text, and its failure repeats none of it', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (text, field) => {
        const found = keyInText(text, field);
        if (found.ok) assert.doesNotMatch(found.value.revealFor('fingerprint'), /[\s\p{C}]/u);
        else assert.deepEqual(Object.keys(found.error).toSorted(), 'what' in found.error ? ['kind', 'what'] : ['kind']);
      }),
    );
  });
});
