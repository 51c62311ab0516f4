import * as z from 'zod/mini';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { say } from '../../say.ts';
import type { Policy, PolicyKey, PolicyName } from './policy.ts';
import { policyFields, presets } from './policy.ts';

const schemaFor = (field: (typeof policyFields)[PolicyKey]): z.ZodMiniType => {
  switch (field.kind) {
    case 'limit':
      return z.number().check(z.nonnegative());
    case 'guard':
      return z.boolean();
    case 'choice':
      return z.enum(field.choices);
  }
};

/** A person's settings, or `.mistral-guard/policy.json`: any of the values, and nothing else. */
const policyPart = z.strictObject(
  Object.fromEntries(Object.entries(policyFields).map(([key, field]) => [key, z.optional(schemaFor(field))])),
);

export type PolicyPart = { readonly [Key in PolicyKey]?: Policy[Key] };

export type PolicyProblem = { readonly path: string; readonly message: string };

export function parsePolicyPart(value: unknown): Result<PolicyPart, readonly PolicyProblem[]> {
  const parsed = policyPart.safeParse(value);
  if (parsed.success) return ok(parsed.data as PolicyPart);
  return fail(parsed.error.issues.map(problemOf));
}

type Issue = z.core.$ZodIssue;

/** Somebody else wrote the file: what it says is named, never repeated at length. */
function problemOf(issue: Issue): PolicyProblem {
  if (issue.code === 'unrecognized_keys')
    return { path: issue.keys.slice(0, 3).join(', ').slice(0, 80), message: say('is not a value of a policy') };
  const path = issue.path.join('.').slice(0, 80);
  if (issue.code === 'invalid_value') return { path, message: say('must be one of {0}', issue.values.join(', ')) };
  return {
    path,
    message: issue.code === 'too_small' ? say('must not be negative') : say('has a value of the wrong kind'),
  };
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

/** What several folders ask for together: of each value the tightest. */
export const tightest = (parts: readonly PolicyPart[]): PolicyPart =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const [first, ...rest] = parts.map((part) => part[key]).filter((asked) => asked !== undefined);
      if (first === undefined) return [];
      return [[key, rest.reduce((least, asked) => (isTighter(key, asked, least) ? asked : least), first)]];
    }),
  );

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
