import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('what is kept of a sentence the server sent', () => {
  const key = makeMistralKey();

  test('a short sentence as it is', () => {
    assert.equal(boundedDetail('Unknown model', key), 'Unknown model');
  });

  test('a sentence as it is when there was no key to ask with', () => {
    assert.equal(boundedDetail('Unknown model', ''), 'Unknown model');
  });

  test('one line, without control characters', () => {
    assert.equal(boundedDetail('a\r\n\u001b[31mb\u202ec', key), 'a [31mb c');
  });

  test('at most 200 characters', () => {
    assert.equal(boundedDetail('x'.repeat(5000), key).length, 200);
  });

  test('an echoed key is replaced', () => {
    assert.equal(boundedDetail(`Invalid key ${key}.`, key), 'Invalid key [key].');
  });

  test('the key is never in it, wherever it stood and however it was broken up', () => {
    const gap = fc.constantFrom('', ' ', '\n', '\u200b', '\u0000');
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(31), gap, (before, after, at, between) => {
        const detail = boundedDetail(`${before}${key.slice(0, at)}${between}${key.slice(at)}${after}`, key);
        assert.ok(!detail.replace(/[\s\p{C}]/gu, '').includes(key));
      }),
    );
  });
});
