import assert from 'node:assert/strict';
import type { Match } from '#core/detect/match.ts';
import { preferred } from '#core/scan/preferred.ts';

const match = (
  rule: Match['rule'],
  start: number,
  end: number,
  tier: Match['explanation']['tier'] = 'code',
): Match => ({
  rule,
  severity: 'warning',
  message: '',
  start,
  end,
  content: '',
  preview: '',
  explanation: { tier, because: [] },
});
const rules = (matches: readonly Match[]) => preferred(matches).map(({ rule }) => rule);

suite('Findings that overlap', () => {
  test('of different rules over code are all told: a call from a browser can hold a key and have no end', () => {
    const found = [
      match('call/key-in-browser-code', 10, 90),
      match('call/no-timeout', 10, 15),
      match('call/hardcoded-bearer', 40, 60),
    ];
    assert.deepEqual(rules(found), ['call/no-timeout', 'call/key-in-browser-code', 'call/hardcoded-bearer']);
  });

  test('of one rule over code are told once', () => {
    assert.deepEqual(rules([match('call/key-logged', 0, 20), match('call/key-logged', 5, 10)]), ['call/key-logged']);
  });

  test('of two kinds of key are one key, named by the surer one, also where code is told in between', () => {
    const found = [
      match('secret/generic-api-key', 0, 40, 'name'),
      match('call/hardcoded-key', 2, 40),
      match('secret/mistral-api-key', 4, 36, 'pattern'),
    ];
    assert.deepEqual(rules(found), ['call/hardcoded-key', 'secret/mistral-api-key']);
  });
});
