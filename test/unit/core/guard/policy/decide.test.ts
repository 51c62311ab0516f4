import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decidePolicy } from '#core/guard/policy/decide.ts';
import type { PolicyKey } from '#core/guard/policy/policy.ts';
import { policyFields, presets } from '#core/guard/policy/policy.ts';
import { explainPolicyFile, parsePolicyFile } from '#core/guard/policy/policyFile.ts';

const keys = Object.keys(policyFields) as PolicyKey[];

suite('The policy that holds', () => {
  test('is the one that was chosen, where nothing else is said', () => {
    assert.deepEqual(decidePolicy({ name: 'standard', custom: {}, files: [] }).policy, presets.standard);
    assert.deepEqual(decidePolicy({ name: 'strict', custom: {}, files: [] }).policy, presets.strict);
  });

  test('is standard with the person’s own values when it is custom, looser ones too', () => {
    const { policy, origin } = decidePolicy({ name: 'custom', custom: { 'redact.ip': 'allow' }, files: [] });
    assert.deepEqual(policy, { ...presets.standard, 'redact.ip': 'allow' });
    assert.equal(origin['redact.ip'], 'settings');
  });

  test('does not hear custom values while another policy is chosen', () => {
    assert.equal(
      decidePolicy({ name: 'standard', custom: { 'redact.ip': 'allow' }, files: [] }).policy['redact.ip'],
      'redact',
    );
  });

  test('is strict, and says why, when the custom values cannot be read', () => {
    for (const custom of [{ 'redact.ip': 'never' }, { nonsense: 1 }, 'strict', null]) {
      const { policy, troubles } = decidePolicy({ name: 'custom', custom, files: [] });
      assert.deepEqual(policy, presets.strict);
      assert.equal(troubles[0]?.source, 'settings');
    }
  });

  test('takes of several folders the tightest of each value', () => {
    const files = [
      '{"budget.dollarsPerDay": 3}',
      '{"budget.dollarsPerDay": 1, "output.maxTokens": 99}',
      '{"budget.dollarsPerDay": 2}',
      '{}',
    ];
    const { policy } = decidePolicy({ name: 'standard', custom: {}, files: files.map(parsePolicyFile) });
    assert.equal(policy['budget.dollarsPerDay'], 1);
    assert.equal(policy['output.maxTokens'], 99);
  });

  test('is strict all over for a folder that asks for strict', () => {
    const files = [parsePolicyFile('{"policy": "strict"}')];
    assert.deepEqual(decidePolicy({ name: 'standard', custom: {}, files }).policy, presets.strict);
  });

  test('is never looser than strict for any text in a policy file’s place that is not a policy', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const file = parsePolicyFile(text);
        fc.pre(!file.ok);
        const { policy, troubles } = decidePolicy({ name: 'standard', custom: {}, files: [file] });
        for (const key of keys) assert.equal(policy[key], presets.strict[key]);
        assert.equal(troubles.length, 1);
      }),
    );
  });
});

suite('A policy file that is wrong', () => {
  const wrongs = [
    ['{', 'is not JSON'],
    ['[]', 'is not JSON'],
    ['3', 'is not JSON'],
    ['{"policy": "lax"}', 'is not a policy: policy must be strict or standard'],
    ['{"redact.email": "maybe"}', 'is not a policy: redact.email must be one of allow, warn, redact'],
    ['{"redact.emial": "redact"}', 'is not a policy: redact.emial is not a value of a policy'],
    ['{"budget.dollarsPerDay": -1}', 'is not a policy: budget.dollarsPerDay must not be negative'],
    ['{"budget.dollarsPerDay": "5"}', 'is not a policy: budget.dollarsPerDay has a value of the wrong kind'],
    [' '.repeat(70_000), 'is longer than 64 KB'],
  ] as const;

  for (const [text, words] of wrongs)
    test(`${text.trim().slice(0, 40)} … ${words}`, () => {
      const parsed = parsePolicyFile(text);
      assert.ok(!parsed.ok);
      assert.ok(explainPolicyFile(parsed.error).startsWith(words), explainPolicyFile(parsed.error));
    });
});
