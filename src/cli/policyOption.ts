import { decidePolicy } from '#core/guard/policy/decide.ts';
import type { PolicyPart } from '#core/guard/policy/merge.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { explainPolicyFile, policyPath } from '#core/guard/policy/policyFile.ts';
import { readFolderPolicy, readPolicyFile } from '#platform/node/guard/policyFile.ts';
import { UsageError } from './command.ts';

/** For the help of each command that takes it. */
export const policyHelp = `  --policy strict|standard|FILE  what holds; a file tightens standard (standard)`;

export function policyOf(given = 'standard'): Policy {
  return decidePolicy(partsOf(given)).policy;
}

export interface NamedPolicy {
  readonly policy: Policy;
  /** As a head line says it. */
  readonly name: string;
}

/** What holds in a folder: what was asked for, tightened by the folder's own file. */
export function policyIn(folder: string, given = 'standard'): NamedPolicy {
  const asked = partsOf(given);
  const file = readFolderPolicy(folder);
  if (file === undefined) return { policy: decidePolicy(asked).policy, name: given };
  if (!file.ok) throw new UsageError(`The policy file “${policyPath}” ${explainPolicyFile(file.error)}.`);
  const { policy } = decidePolicy({ ...asked, files: [...asked.files, file] });
  return { policy, name: `${given}, tightened by ${policyPath}` };
}

interface Parts {
  readonly name: 'strict' | 'standard';
  readonly custom: object;
  readonly files: readonly { ok: true; value: PolicyPart }[];
}

function partsOf(given: string): Parts {
  if (given === 'strict' || given === 'standard') return { name: given, custom: {}, files: [] };
  const file = readPolicyFile(given);
  if (file === undefined)
    throw new UsageError(`--policy takes strict, standard, or a file; there is no file “${given}”.`);
  if (!file.ok) throw new UsageError(`The policy file “${given}” ${explainPolicyFile(file.error)}.`);
  return { name: 'standard', custom: {}, files: [file] };
}
