import assert from 'node:assert/strict';
import { makeMistralKey } from '#test/support/keys.ts';

suite('A made-up key', () => {
  test('has the shape of a real one, every time, and is new every time', () => {
    const keys = Array.from({ length: 500 }, makeMistralKey);
    for (const key of keys) assert.match(key, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{32}$/);
    assert.equal(new Set(keys).size, keys.length);
  });
});
