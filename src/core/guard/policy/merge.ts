import { z } from 'zod';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Policy, PolicyKey, PolicyName } from './policy.ts';
import { policyFields, presets } from './policy.ts';

const schemaFor = (field: (typeof policyFields)[PolicyKey]): z.ZodType => {
  switch (field.kind) {
    case 'limit':
      return z.number().nonnegative();
    case 'guard':
      return z.boolean();
    case 'choice':
      return z.enum(field.choices);
  }
};

/** A person's settings, or `.mistral-guard/policy.json`: any of the values, and nothing else. */
const policyPart = z.strictObject(
  Object.fromEntries(Object.entries(policyFields).map(([key, field]) => [key, schemaFor(field).optional()])),
);

export type PolicyPart = { readonly [Key in PolicyKey]?: Policy[Key] };

export type PolicyProblem = { readonly path: string; readonly message: string };

export function parsePolicyPart(value: unknown): Result<PolicyPart, readonly PolicyProblem[]> {
  const parsed = policyPart.safeParse(value);
  if (parsed.success) return ok(parsed.data as PolicyPart);
  return fail(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

type PolicySource = 'preset' | 'settings' | 'workspace';

export interface MergedPolicy {
  readonly policy: Policy;
  readonly origin: Readonly<Record<PolicyKey, PolicySource>>;
  /** What the workspace asked for and did not get, because it would have loosened something. */
  readonly refused: readonly PolicyKey[];
}

/** A person's settings decide freely over the preset; a workspace, which anybody may have written, only tightens. */
export function mergePolicy(preset: PolicyName, settings: PolicyPart, workspace: PolicyPart): MergedPolicy {
  const decided = keys.map((key) => {
    const own = settings[key] ?? presets[preset][key];
    const asked = workspace[key];
    const source: PolicySource = settings[key] === undefined ? 'preset' : 'settings';
    if (asked === undefined || asked === own) return { key, value: own, source, refused: false };
    return isTighter(key, asked, own)
      ? { key, value: asked, source: 'workspace' as const, refused: false }
      : { key, value: own, source, refused: true };
  });
  return {
    policy: Object.fromEntries(decided.map(({ key, value }) => [key, value])) as Policy,
    origin: Object.fromEntries(decided.map(({ key, source }) => [key, source])) as Record<PolicyKey, PolicySource>,
    refused: decided.filter(({ refused }) => refused).map(({ key }) => key),
  };
}

const keys = Object.keys(policyFields) as readonly PolicyKey[];

export function isTighter(key: PolicyKey, asked: Policy[PolicyKey], than: Policy[PolicyKey]): boolean {
  const field = policyFields[key];
  switch (field.kind) {
    case 'limit':
      return asked < than;
    case 'guard':
      return asked === true && than === false;
    case 'choice': {
      const order: readonly string[] = field.choices;
      return order.indexOf(String(asked)) > order.indexOf(String(than));
    }
  }
}
