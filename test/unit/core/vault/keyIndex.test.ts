import assert from 'node:assert/strict';
import { anything, assert as holds, jsonValue, property } from 'fast-check';
import { emptyIndex, readIndex } from '#core/vault/keyIndex.ts';
import { aRecord } from '#test/support/vault/records.ts';

const one = { ...emptyIndex, keys: { a: aRecord('a') } };

suite('Reading the index', () => {
  test('gives back what was written', () => {
    assert.deepEqual(readIndex(JSON.parse(JSON.stringify(one))), one);
  });

  test('puts a damaged entry aside and keeps the others', () => {
    const damaged = { id: 'b', label: 7 };
    const index = readIndex({ ...one, keys: { ...one.keys, b: damaged } });
    assert.deepEqual(index.keys, one.keys);
    assert.deepEqual(index.aside, [{ section: 'keys', id: 'b', entry: damaged }]);
  });

  test('puts a damaged section aside and keeps the others', () => {
    const index = readIndex({ ...one, rotations: ['r'] });
    assert.deepEqual([index.keys, index.rotations], [one.keys, {}]);
    assert.deepEqual(index.aside, [{ section: 'rotations', entry: ['r'] }]);
  });

  test('keeps the index of a newer version whole, and reads of it what it can', () => {
    const newer = { ...one, version: 2, vaults: ['x'] };
    const index = readIndex(newer);
    assert.deepEqual(index.keys, one.keys);
    assert.deepEqual(index.aside, [newer]);
    assert.equal(index.version, 1);
  });

  test('takes an older version through each step to this one', () => {
    const steps = {
      [-1]: ({ names }: Record<string, unknown>) => ({ version: 0, records: names }),
      0: ({ records }: Record<string, unknown>) => ({ version: 1, keys: records }),
    };
    assert.deepEqual(readIndex({ version: -1, names: one.keys }, steps).keys, one.keys);
  });

  test('never fails, whatever lies there', () => {
    holds(property(anything(), (stored) => readIndex(stored).version === 1));
  });

  test('loses nothing it cannot read', () => {
    holds(
      property(jsonValue(), (entry) => {
        const { keys, aside } = readIndex({ ...emptyIndex, keys: { x: entry } });
        return 'x' in keys || JSON.stringify(aside).includes(JSON.stringify(entry));
      }),
    );
  });
});
