import assert from 'node:assert/strict';
import { keysOf } from '#test/support/whenClause.ts';

suite('Reading a when clause', () => {
  test('tells each context key and what it is compared with', () => {
    assert.deepEqual(keysOf("view == mistralGuard.keys && !(a || b != 'two words') && viewItem =~ /^key\\b/i"), [
      { key: 'view', value: 'mistralGuard.keys' },
      { key: 'a' },
      { key: 'b', value: 'two words' },
      { key: 'viewItem', value: '/^key\\b/i' },
    ]);
    assert.deepEqual(keysOf('x not in y && n >= 3'), [
      { key: 'x', value: 'y' },
      { key: 'n', value: '3' },
    ]);
  });

  for (const broken of ['', 'a &&', '(a', 'a b', '== a', 'a = b', 'a & b', 'x not y'])
    test(`refuses “${broken}”`, () => assert.throws(() => keysOf(broken)));
});
