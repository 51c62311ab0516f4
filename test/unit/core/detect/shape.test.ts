import assert from 'node:assert/strict';
import { keyShape } from '#core/detect/shape.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('The shape of a key', () => {
  test('random keys have it, but for a handful in ten thousand', () => {
    const lost = Array.from({ length: 10_000 }, makeMistralKey).filter((key) => keyShape(key) === undefined);
    assert.ok(lost.length <= 8, `${lost.length} of 10,000 lost`);
  });

  const written: readonly (readonly [what: string, run: string])[] = [
    ['an MD5 hash', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['a hash in capitals', '5F4DCC3B5AA765D61D8327DEB882CF99'],
    ['a method', 'convertMessagesToMistralMessages'],
    ['a class', 'LibrariesDocumentsPatchV1Request'],
    ['a test', 'verifyProxyHintsAreNotRegistered'],
    ['a placeholder', 'YourMistralApiKeyGoesRightHere12'],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyzABCDEF'],
    ['letters and digits counted in turn', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P'],
    ['one letter', 'x'.repeat(32)],
  ];
  for (const [what, run] of written)
    test(`${what} has not`, () => {
      assert.equal(run.length, 32);
      assert.equal(keyShape(run), undefined);
    });
});
