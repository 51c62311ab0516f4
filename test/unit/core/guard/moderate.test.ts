import assert from 'node:assert/strict';
import { moderate } from '#core/guard/moderate/moderate.ts';
import type { Level } from '#core/guard/moderate/thresholds.ts';
import { expectedCategories, levelOf } from '#core/guard/moderate/thresholds.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { MistralApi } from '#core/mistral/api.ts';
import { ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';

const policy: Policy = {
  ...presets.standard,
  'moderation.enabled': true,
  'moderation.inputWarnAt': 0.4,
  'moderation.inputBlockAt': 0.7,
  'moderation.outputBlockAt': 0.6,
};

suite('A score of the moderation', () => {
  const levels = (category: string, direction: 'input' | 'output', scores: readonly number[]) =>
    scores.map((score) => levelOf(category, score, direction, policy));

  const cases: readonly (readonly [string, 'input' | 'output', readonly number[], readonly Level[]])[] = [
    ['sexual', 'input', [0.39, 0.4, 0.7], ['fine', 'warn', 'block']],
    ['sexual', 'output', [0.59, 0.6], ['fine', 'block']],
    ['dangerous', 'input', [0.69, 0.7, 1], ['fine', 'warn', 'warn']],
    ['dangerous', 'output', [0.59, 0.6], ['fine', 'block']],
    ['violence_and_threats', 'input', [0.89, 0.9], ['fine', 'block']],
    ['health', 'input', [1], ['fine']],
    ['jailbreaking', 'output', [1], ['fine']],
    ['a category of tomorrow', 'input', [0.39, 0.4, 0.7], ['fine', 'warn', 'block']],
  ];
  for (const [category, direction, scores, expected] of cases)
    test(`counts as its category does: ${category}, ${direction}`, () =>
      assert.deepEqual(levels(category, direction, scores), expected));
});

suite('Asking the moderation', () => {
  const calm = Object.fromEntries(expectedCategories.map((category) => [category, 0]));
  const asked = async (answer: readonly object[], texts = ['one', 'two'], failure: 'ask' | 'block' = 'ask') => {
    const api = { moderate: async () => ok(answer) } as unknown as Pick<MistralApi, 'moderate'>;
    const context = { api, call: { key: new Secret('not a key') }, direction: 'input' } as const;
    const asking = { ...policy, 'moderation.onFailure': failure };
    const { verdict } = await moderate(texts, context, asking, new AbortController().signal);
    return [verdict.kind, ...(verdict.kind === 'allow' ? [] : verdict.reasons.map(({ code }) => code))];
  };

  test('takes no answer for another text’s', async () => {
    assert.deepEqual(await asked([{ scores: calm }, { scores: calm }]), ['allow']);
    assert.deepEqual(await asked([{ scores: calm }]), ['warn', 'unavailable']);
    assert.deepEqual(await asked([{ scores: calm }], ['one', 'two'], 'block'), ['block', 'unavailable']);
  });

  test('warns of what is doubtful, and of what was not judged at all', async () => {
    assert.deepEqual(await asked([{ scores: { ...calm, sexual: 0.5 } }], ['one']), ['warn', 'category']);
    assert.deepEqual(await asked([{ scores: { ...calm, sexual: 0.8 } }], ['one']), ['block', 'category']);
    const { sexual: _missing, ...others } = calm;
    assert.deepEqual(await asked([{ scores: others }], ['one']), ['warn', 'unknown-category']);
  });
});
