import assert from 'node:assert/strict';
import type { Arbitrary } from 'fast-check';
import {
  array,
  constant,
  constantFrom,
  dictionary,
  assert as holds,
  integer,
  option,
  property,
  record,
} from 'fast-check';
import type { KeyIndex } from '#core/vault/keyIndex.ts';
import { emptyIndex } from '#core/vault/keyIndex.ts';
import { merge, stamp } from '#core/vault/merge.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { aRecord } from '#test/support/vault/records.ts';

const moment = integer({ min: 0, max: 4 });
const id = constantFrom('a', 'b', 'c');

const outcome = constantFrom('ok' as const, 'invalid' as const);
const check = record({ at: moment, outcome }, { noNullPrototype: true });
const aKey: Arbitrary<KeyRecord> = record({
  label: constantFrom('x', 'y'),
  addedFrom: constantFrom('typed', 'recovered'),
  changed: moment,
  lastCheck: option(check),
}).map(({ lastCheck, ...given }) => ({ ...aRecord('k'), ...given, ...(lastCheck && { lastCheck }) }));
const gone = record({ changed: moment }).map((given) => ({
  ...given,
  id: 'k',
  label: 'k',
  lastFour: '',
  fingerprint: '',
}));
const anIndex: Arbitrary<KeyIndex> = record({
  keys: dictionary(id, aKey, { noNullPrototype: true }),
  retired: dictionary(id, gone, { maxKeys: 1, noNullPrototype: true }),
  defaults: dictionary(id, record({ key: id, changed: moment }, { noNullPrototype: true }), { noNullPrototype: true }),
  aside: array(constant({ odd: true }), { maxLength: 1 }),
}).map((given) => ({ ...emptyIndex, ...given }));

suite('Merging what two windows know', () => {
  test('does not depend on who comes first', () => {
    holds(property(anIndex, anIndex, (a, b) => assert.deepEqual(merge(a, b), merge(b, a))));
  });
  test('does not depend on how many come at once', () => {
    holds(
      property(anIndex, anIndex, anIndex, (a, b, c) => assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)))),
    );
  });
  test('changes nothing the second time', () => {
    holds(property(anIndex, anIndex, (a, b) => assert.deepEqual(merge(merge(a, b), b), merge(a, b))));
  });

  test('keeps the new label of one and the later check of the other', () => {
    const renamed = { ...aRecord('a'), label: 'new', changed: 5 };
    const checked = { ...aRecord('a'), lastCheck: { at: 9, outcome: 'ok' } } as const;
    const merged = merge({ ...emptyIndex, keys: { a: renamed } }, { ...emptyIndex, keys: { a: checked } });
    assert.deepEqual(merged.keys.a, { ...renamed, lastCheck: checked.lastCheck });
  });

  test('lets a removed key stay removed, however often it is changed elsewhere', () => {
    const removed = { id: 'a', label: 'a', lastFour: '', fingerprint: '', changed: 1 };
    const alive = { ...emptyIndex, keys: { a: { ...aRecord('a'), changed: 99 } } };
    assert.deepEqual(merge(alive, { ...emptyIndex, retired: { a: removed } }).keys, {});
  });

  test('stamps a change later than what it replaces, even when the clock stands still', () => {
    assert.equal(stamp(5, { changed: 5 }), 6);
    assert.equal(stamp(9, { changed: 5 }), 9);
  });
});
