import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recogniseWords } from '#core/guard/redact/terms.ts';

const found = (words: readonly string[], text: string) =>
  recogniseWords('term', words)(text).map(({ start, end }) => text.slice(start, end));

suite('Words a person listed', () => {
  test('are found whole, whatever the case, the longest first', () => {
    assert.deepEqual(found(['Acme', 'Acme North'], 'acme north and ACME, not acmeist'), ['acme north', 'ACME']);
  });

  test('may hold any sign', () => {
    for (const word of ['jean-luc@a-b.example', 'C++', 'a/b', '[x]', '$5', 'a|b', '.*', '^', '\\d'])
      assert.deepEqual(found([word], `see ${word} here`), word.length < 2 ? [] : [word]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), (word) => {
        fc.pre(word.trim().length >= 2);
        assert.deepEqual(found([word], `( ${word.trim()} )`), [word.trim()]);
      }),
    );
  });
});
