import type { Result } from '../../result.ts';
import type { MergedPolicy, PolicyPart, PolicyProblem } from './merge.ts';
import { mergePolicy, parsePolicyPart, tightest } from './merge.ts';
import type { PolicyName } from './policy.ts';
import { presets } from './policy.ts';
import type { PolicyFileProblem } from './policyFile.ts';

/** Everywhere a value may come from. Nothing here is believed before it was parsed. */
export interface PolicySources {
  readonly name: PolicyName | 'custom';
  /** What the person wrote for `custom`. */
  readonly custom: unknown;
  /** One for each folder that has a policy file. */
  readonly files: readonly Result<PolicyPart, PolicyFileProblem>[];
}

export type PolicyTrouble =
  | { source: 'settings'; problems: readonly PolicyProblem[] }
  | { source: 'workspace'; problem: PolicyFileProblem };

export interface DecidedPolicy extends MergedPolicy {
  readonly name: PolicyName | 'custom';
  /** What could not be read. In its place strict holds: a slip of the pen must not open anything. */
  readonly troubles: readonly PolicyTrouble[];
}

export function decidePolicy({ name, custom, files }: PolicySources): DecidedPolicy {
  const own = ownPart(name, custom);
  const parts = files.map((file) => (file.ok ? file.value : presets.strict));
  const merged = mergePolicy(own.preset, own.part, tightest(parts));
  const broken = files.flatMap((file): PolicyTrouble[] =>
    file.ok ? [] : [{ source: 'workspace', problem: file.error }],
  );
  return { ...merged, name, troubles: [...own.troubles, ...broken] };
}

interface Own {
  readonly preset: PolicyName;
  readonly part: PolicyPart;
  readonly troubles: readonly PolicyTrouble[];
}

function ownPart(name: PolicySources['name'], custom: unknown): Own {
  if (name !== 'custom') return { preset: name, part: {}, troubles: [] };
  const parsed = parsePolicyPart(custom);
  return parsed.ok
    ? { preset: 'standard', part: parsed.value, troubles: [] }
    : { preset: 'strict', part: {}, troubles: [{ source: 'settings', problems: parsed.error }] };
}
