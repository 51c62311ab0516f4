import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyRuns, plainCandidates } from '#core/detect/candidates.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const found = (text: string) => [...plainCandidates(text)].map(({ value }) => value);

suite('Candidates for a key', () => {
  const alone: readonly string[] = [
    '"K"',
    "'K'",
    '=K',
    ':K',
    ' K ',
    '\\nK',
    'K\\n',
    '%3DK',
    '\\u003dK',
    ':-K}',
    'K.',
    'K,',
    '(K)',
    '>K<',
    '\u001b[32mK\u001b[0m',
    '\\"K\\"',
  ];
  for (const around of alone)
    test(`stands alone in ${JSON.stringify(around)}`, () => {
      const key = makeMistralKey();
      assert.deepEqual(found(around.replace('K', key)), [key]);
    });

  const part: readonly string[] = [
    '/K/',
    'K/x',
    '_K',
    'K_',
    '+K',
    'K+',
    'K==',
    '-K',
    'K-x',
    'x.K',
    'K.png',
    '$K',
    '@K',
    'xK',
    'K9',
    'K(',
  ];
  for (const around of part)
    test(`is a part of something in ${around}`, () => {
      assert.deepEqual(found(around.replace('K', makeMistralKey())), []);
    });

  test('runs of exactly 32 are found as a plain regular expression finds them', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'B', '7'), minLength: 0, maxLength: 70 }),
      fc.constantFrom(' ', '.', '\n', '=', 'é', '😀'),
      fc.string({ unit: fc.constantFrom('x', 'Y', '1'), minLength: 32, maxLength: 32 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const expected = [...text.matchAll(/(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])/g)].map(
          ({ index }) => index,
        );
        assert.deepEqual(
          [...keyRuns(text)].map(({ start }) => start),
          expected,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
