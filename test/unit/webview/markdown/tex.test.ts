import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Formula } from '#webview/markdown/tex.ts';
import { readTex } from '#webview/markdown/tex.ts';

const plain = (formula: Formula): string =>
  'text' in formula ? formula.text : `${formula.is}(${formula.parts.map(plain).join(' ')})`;

const read = (tex: string): string | undefined => {
  const formula = readTex(tex);
  return formula && plain(formula);
};

suite('Formulas', () => {
  for (const [tex, expected] of [
    ['a_1 + b^2', 'mrow(msub(a 1) + msup(b 2))'],
    ['p \\approx \\frac{n^2}{2m}', 'mrow(p ≈ mfrac(msup(n 2) mrow(2 m)))'],
    ['\\sum_{i=1}^n x_i', 'mrow(msubsup(∑ mrow(i = 1) n) msub(x i))'],
    ['\\sqrt{x} - 1', 'mrow(msqrt(x) − 1)'],
    ['\\left( \\alpha \\right)', 'mrow(( α ))'],
    ['O(n \\log n)', 'mrow(O ( n log n ))'],
    ['x \\text{ if } y', 'mrow(x  if  y)'],
    ['2^{-64}', 'mrow(msup(2 mrow(− 64)))'],
  ] as const)
    test(tex, () => assert.equal(read(tex), expected));

  for (const tex of [
    '\\begin{matrix} a \\end{matrix}',
    '{a',
    'a}',
    'a^',
    'a^b^c',
    '\\href{x}{y}',
    '\\constructor',
    '{'.repeat(4_000),
  ])
    test(`${tex.slice(0, 40)} is shown as it was written`, () => assert.equal(read(tex), undefined));

  test('never throws, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\\frac', '\\sqrt', '{', '}', '_', '^', 'x', '2', '\\', '\\left', ' ')),
        (tex) => {
          readTex(tex.join(''));
        },
      ),
    );
  });
});
