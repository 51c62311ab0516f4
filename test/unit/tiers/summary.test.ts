import assert from 'node:assert/strict';
import { summary } from '#test/tiers/summary.ts';

suite('the summary', () => {
  const text = summary(
    new Map([
      ['unit', { passed: 12, failed: 0, failures: [], seconds: 3.21 }],
      ['host', { passed: 4, failed: 1, failures: ['a suite a test: why'], seconds: 10, problem: 'ran no test at all' }],
    ]),
  );

  test('has a row a tier, with what went wrong beside its tests', () => {
    assert.match(text, /^unit +12 +0 +3\.2$/m);
    assert.match(text, /^host +4 +1 +10\.0 {2}ran no test at all$/m);
  });

  test('names what failed, where the end of a long output is all that is read', () =>
    assert.match(text, /^✖ host: a suite a test: why$/m));

  test('ends with the sum', () => assert.equal(text.split('\n').at(-1), '16 passed, 1 failed'));
});
