import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberSet } from '#core/guard/injection/numberSet.ts';

suite('A set of numbers that is emptied', () => {
  test('knows what a Set would know, before and after it was emptied', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { maxLength: 60 }),
        fc.array(fc.nat(500), { maxLength: 60 }),
        (first, second) => {
          const numbers = numberSet(60);
          for (const values of [first, second]) {
            numbers.clear();
            const known = new Set<number>();
            for (const value of values) {
              assert.equal(numbers.add(value), !known.has(value));
              known.add(value);
            }
          }
        },
      ),
    );
  });
});
