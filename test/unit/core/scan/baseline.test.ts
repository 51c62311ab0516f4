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

  const ofFile = { ...baseline, findings: baseline.findings.map((entry) => ({ ...entry, file: 'src/a.py' })) };
  const suppressedIn = (path: string, gone: readonly string[] = []) =>
    scanText(`MISTRAL_API_KEY="${key}"`, path, { baseline: { ...ofFile, here: { root: '/home', gone } } })[0]
      ?.suppression;

  test('an entry of a file holds for that file, however its path is told', () => {
    assert.equal(suppressedIn('src/a.py')?.by, 'baseline');
    assert.equal(suppressedIn('/home/src/a.py')?.by, 'baseline');
  });

  test('the same key in another file is a new leak, unless the first file is gone', () => {
    assert.equal(suppressedIn('/home/src/b.py'), undefined);
    assert.equal(suppressedIn('/home/src/b.py', ['src/a.py'])?.by, 'baseline');
  });

  test('an entry is in vain once its file is there and holds the key no more', () => {
    const seen = new Map([
      [scanText(`MISTRAL_API_KEY=${key}`, 'a', { baseline })[0]?.fingerprint ?? assert.fail(), new Set(['src/b.py'])],
    ]);
    assert.equal(unusedEntries(ofFile, seen).length, 1);
    assert.equal(unusedEntries({ ...ofFile, here: { root: '/', gone: ['src/a.py'] } }, seen).length, 0);
  });

  test('does not forgive another key in the same place', () => {
    assert.equal(scanText(`MISTRAL_API_KEY=${makeMistralKey()}`, 'a', { baseline })[0]?.suppression, undefined);
  });

  test('holds no key, and under another salt the same key has another fingerprint', () => {
    assert.ok(!JSON.stringify(baseline).includes(key));
    assert.notEqual(scanText(`MISTRAL_API_KEY=${key}`)[0]?.fingerprint, baseline.findings[0]?.fingerprint);
  });

  test('says what it forgives in vain', () => {
    assert.equal(unusedEntries(baseline, new Map()).length, 1);
    const [found] = scanText(`MISTRAL_API_KEY=${key}`, 'a', { baseline });
    assert.ok(found !== undefined);
    assert.deepEqual(unusedEntries(baseline, new Map([[found.fingerprint, new Set(['a'])]])), []);
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
