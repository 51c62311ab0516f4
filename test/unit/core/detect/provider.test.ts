import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mayHoldSecret } from '#core/detect/gate.ts';
import { providerMatches, providerRules } from '#core/detect/provider.ts';
import { fillRandomly } from '#test/support/leaks/fill.ts';

const lines = readFileSync(new URL('../../../fixtures/leaks/providers.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const cases = lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);

suite('Keys of other services', () => {
  for (const [rule, template] of cases)
    test(`${rule} in ${template.replace(/\{\{.*?\}\}/g, '…')}`, () => {
      const misses = Array.from({ length: 20 }, () => fillRandomly(template)).filter((text) => {
        const [match] = providerMatches(text);
        return match?.rule !== rule || !mayHoldSecret(text);
      });
      assert.ok(misses.length <= 1, misses[0]);
    });

  test('every rule has a fixture', () => {
    const shown = new Set(cases.map(([rule]) => rule));
    assert.deepEqual(
      providerRules.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });

  const harmless = [
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'sk-proj-your-key-goes-here-your-key-goes-here-your-key',
    'sk_live_000000000000000000000000',
    'task-proj-management-with-a-very-long-name-that-goes-on-and-on',
    '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
    'hf_transformers_are_a_library_for_models',
    '-----BEGIN CERTIFICATE-----',
    'gsk_short',
    'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  ];
  for (const text of harmless)
    test(`nothing in ${text.slice(0, 40)}`, () => assert.deepEqual([...providerMatches(text)], []));
});
