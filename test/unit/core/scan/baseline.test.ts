import assert from 'node:assert/strict';
import type { Baseline } from '#core/scan/baseline.ts';
import { parseBaseline, unusedEntries } from '#core/scan/baseline.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { scanText } from '#test/support/leaks/scanText.ts';

const salt = 'sixteen characters or more';
const accepting = (text: string): Baseline => ({
  version: 1,
  salt,
  findings: scanText(text, 'a', { baseline: { version: 1, salt, findings: [] } }).map(({ fingerprint, rule }) => ({
    fingerprint,
    rule,
    reason: 'known',
  })),
});

suite('The baseline', () => {
  const key = makeMistralKey();
  const baseline = accepting(`MISTRAL_API_KEY=${key}`);

  test('forgives a key wherever it moves', () => {
    const [moved] = scanText(`\n\n  mistral_api_key: ${key}`, 'elsewhere.yaml', { baseline });
    assert.deepEqual(moved?.suppression, { by: 'baseline', reason: 'known' });
  });

  test('does not forgive another key in the same place', () => {
    assert.equal(scanText(`MISTRAL_API_KEY=${makeMistralKey()}`, 'a', { baseline })[0]?.suppression, undefined);
  });

  test('holds no key, and under another salt the same key has another fingerprint', () => {
    assert.ok(!JSON.stringify(baseline).includes(key));
    assert.notEqual(scanText(`MISTRAL_API_KEY=${key}`)[0]?.fingerprint, baseline.findings[0]?.fingerprint);
  });

  test('says what it forgives in vain', () => {
    assert.equal(unusedEntries(baseline, new Set()).length, 1);
    const [found] = scanText(`MISTRAL_API_KEY=${key}`, 'a', { baseline });
    assert.ok(found !== undefined);
    assert.deepEqual(unusedEntries(baseline, new Set([found.fingerprint])), []);
  });

  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"version":2}',
    '{"version":1,"salt":"short","findings":[]}',
    JSON.stringify({ ...baseline, findings: [{ fingerprint: 'x', rule: 'y' }] }),
  ])
    test(`is not read from ${text.slice(0, 30)}`, () => assert.equal(parseBaseline(text).ok, false));
});
