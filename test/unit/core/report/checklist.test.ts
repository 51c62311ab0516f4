import assert from 'node:assert/strict';
import type { Check } from '#core/report/checks.ts';
import { checklistAsText } from '#core/report/checksText.ts';
import type { Look } from '#core/report/text.ts';

const look: Look = {
  width: 80,
  strong: (text) => text,
  faint: (text) => text,
  link: (text) => text,
  severity: (severity, text) => `${severity} ${text}`,
};

const check = (given: Partial<Check>): Check => ({
  id: 'a',
  group: 'Keys',
  title: 'No key in code',
  verdict: 'pass',
  evidence: 'None.',
  ...given,
});

suite('A checklist in a terminal', () => {
  const text = (...checks: readonly Check[]) => checklistAsText({ title: 'Audit', summary: 'Done.', checks }, look);

  test('marks each verdict, and counts what applies', () => {
    const verdicts = ['pass', 'fail', 'unknown', 'not applicable'] as const;
    const lines = text(...verdicts.map((verdict) => check({ verdict }))).split('\n');
    assert.deepEqual(
      lines.filter((line) => line.includes('No key')),
      [
        '  ✓ No key in code  None.',
        '  error ✗ No key in code  None.',
        '  hint ? No key in code  None.',
        '  hint – No key in code  None.',
      ],
    );
    assert.equal(lines.at(-2), '1 of 3 pass. Done.');
  });

  test('shows three places of many, and the way out', () => {
    const places = [1, 2, 3, 4, 5].map((line) => ({ path: 'a.py', line }));
    const lines = text(check({ verdict: 'fail', places, fix: 'Move the keys' })).split('\n');
    assert.deepEqual(lines.slice(4, 9), [
      '      a.py:1',
      '      a.py:2',
      '      a.py:3',
      '      and 2 more',
      '      → Move the keys',
    ]);
  });
});
