import type { PolicyPart } from '../../guard/policy/merge.ts';
import { mergePolicy, parsePolicyPart } from '../../guard/policy/merge.ts';
import type { Policy, PolicyName } from '../../guard/policy/policy.ts';
import { presets } from '../../guard/policy/policy.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { parseJson } from '../json.ts';
import { valuesOf } from './headers.ts';

/** Whoever asks may only make it tighter: of every value the tighter one counts. */
export const tightened = (policy: Policy, part: PolicyPart): Policy => mergePolicy('strict', policy, part).policy;

/** A program cannot be asked. Where the policy fails closed a warning is a refusal, elsewhere it is noted and told. */
export const blocksWarnings = (policy: Policy): boolean => policy['moderation.onFailure'] === 'block';

/** `x-mistral-guard-policy: strict`, and `x-mistral-guard-tighten: {"output.maxTokens": 200}`. */
export function tightenedBy(rawHeaders: readonly string[], policy: Policy): Result<Policy, 'unknown policy'> {
  const named = valuesOf('x-mistral-guard-policy', rawHeaders).map((name) => name.trim().toLowerCase());
  if (!named.every(isPolicyName)) return fail('unknown policy');
  let all = named.reduce((before, name) => tightened(before, presets[name]), policy);
  for (const text of valuesOf('x-mistral-guard-tighten', rawHeaders)) {
    const part = parsePolicyPart(parseJson(text));
    if (!part.ok) return fail('unknown policy');
    all = tightened(all, part.value);
  }
  return ok(all);
}

const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(presets, name);
