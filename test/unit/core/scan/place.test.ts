import assert from 'node:assert/strict';
import fc from 'fast-check';
import { forReport, indexLines, offset } from '#core/scan/place.ts';

const at = (text: string, offsetIn: number) => {
  const { line, character } = indexLines(text).positionAt(offset(offsetIn));
  return [line, character];
};

suite('Places in a text', () => {
  test('lines end in LF, CRLF and CR, as in the editor', () => {
    assert.deepEqual(
      [at('a\nb', 2), at('a\r\nb', 3), at('a\rb', 2)],
      [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
    );
  });

  test('an emoji is two characters', () => {
    assert.deepEqual(at('😀x', 2), [0, 2]);
  });

  test('people count from one', () => {
    assert.deepEqual(forReport({ line: 0, character: 4 }), { row: 1, column: 5 });
  });

  test('position and offset agree for every text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '😀', 'é'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(80), (given, where) => {
        const to = Math.min(where, given.length);
        const { line, character } = indexLines(given).positionAt(offset(to));
        const before = given
          .slice(0, to)
          .replace(/\r$/, given.charAt(to) === '\n' ? '' : '\r')
          .split(/\r\n|\r|\n/);
        assert.equal(line, before.length - 1);
        if (!(given.charAt(to - 1) === '\r' && given.charAt(to) === '\n'))
          assert.equal(character, before.at(-1)?.length);
      }),
      { numRuns: 1000 },
    );
  });
});
