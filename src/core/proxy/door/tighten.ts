import type { PolicyPart } from '../../guard/policy/merge.ts';
import { mergePolicy, parsePolicyPart } from '../../guard/policy/merge.ts';
import type { Policy, PolicyName } from '../../guard/policy/policy.ts';
import { presets } from '../../guard/policy/policy.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { parseJson } from '../json.ts';
import { valuesOf } from './headers.ts';

/** What holds for one request. A program cannot be asked: under `block` a warning is a refusal, under `pass` it is noted. */
export interface Rules {
  readonly policy: Policy;
  readonly onWarning: 'pass' | 'block';
}

/** Whoever asks may only make it tighter: of every value the tighter one counts. */
export const tightened = ({ policy, onWarning }: Rules, part: PolicyPart): Rules => ({
  policy: mergePolicy('strict', policy, part).policy,
  onWarning,
});

export const tightenedTo = (rules: Rules, name: PolicyName): Rules =>
  name === 'strict' ? { ...tightened(rules, presets.strict), onWarning: 'block' } : tightened(rules, presets[name]);

/** `x-mistral-guard-policy: strict`, and `x-mistral-guard-tighten: {"output.maxTokens": 200}`. */
export function rulesFor(rules: Rules, rawHeaders: readonly string[]): Result<Rules, 'unknown policy'> {
  const named = valuesOf('x-mistral-guard-policy', rawHeaders).map((name) => name.trim().toLowerCase());
  if (!named.every(isPolicyName)) return fail('unknown policy');
  const parts = valuesOf('x-mistral-guard-tighten', rawHeaders).map((text) => parsePolicyPart(parseJson(text)));
  const byName = named.reduce(tightenedTo, rules);
  let all = byName;
  for (const part of parts) {
    if (!part.ok) return fail('unknown policy');
    all = tightened(all, part.value);
  }
  return ok(all);
}

const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(presets, name);
