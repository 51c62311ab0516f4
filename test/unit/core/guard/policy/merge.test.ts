import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PolicyPart } from '#core/guard/policy/merge.ts';
import { isTighter, mergePolicy, parsePolicyPart } from '#core/guard/policy/merge.ts';
import type { PolicyKey } from '#core/guard/policy/policy.ts';
import { policyFields, presets } from '#core/guard/policy/policy.ts';

const keys = Object.keys(policyFields) as PolicyKey[];

const anyValueOf = (key: PolicyKey): fc.Arbitrary<unknown> => {
  const field = policyFields[key];
  if (field.kind === 'limit') return fc.double({ min: 0, max: 10_000, noNaN: true });
  return field.kind === 'guard' ? fc.boolean() : fc.constantFrom(...field.choices);
};

const part = fc.record(Object.fromEntries(keys.map((key) => [key, anyValueOf(key)])), {
  requiredKeys: [],
}) as fc.Arbitrary<PolicyPart>;

suite('A policy', () => {
  test("of a workspace only ever tightens a person's own", () => {
    fc.assert(
      fc.property(fc.constantFrom('strict', 'standard'), part, part, (preset, settings, workspace) => {
        const own = mergePolicy(preset, settings, {}).policy;
        const { policy } = mergePolicy(preset, settings, workspace);
        for (const key of keys) assert.ok(policy[key] === own[key] || isTighter(key, policy[key], own[key]), key);
      }),
    );
  });

  test('says where each value came from, and what the workspace did not get', () => {
    const { policy, origin, refused } = mergePolicy(
      'standard',
      { 'redact.ip': 'warn' },
      { 'redact.ip': 'redact', 'budget.dollarsPerDay': 500 },
    );
    assert.equal(policy['redact.ip'], 'redact');
    assert.equal(origin['redact.ip'], 'workspace');
    assert.equal(origin['redact.email'], 'preset');
    assert.deepEqual(refused, ['budget.dollarsPerDay']);
  });

  test('called strict is nowhere looser than standard', () => {
    for (const key of keys) assert.ok(!isTighter(key, presets.standard[key], presets.strict[key]), key);
  });

  test('with an unknown name or a wrong value is refused, and says where', () => {
    assert.deepEqual(parsePolicyPart({ 'redact.email': 'maybe' }).ok, false);
    const wrong = parsePolicyPart({ 'redact.emial': 'redact' });
    assert.equal(wrong.ok, false);
    assert.deepEqual(parsePolicyPart({ 'redact.email': 'warn' }), { ok: true, value: { 'redact.email': 'warn' } });
  });
});
