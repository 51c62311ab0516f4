import { decidePolicy } from '#core/guard/policy/decide.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { explainPolicyFile } from '#core/guard/policy/policyFile.ts';
import { readPolicyFile } from '#platform/node/guard/policyFile.ts';
import { UsageError } from './command.ts';

/** For the help of each command that takes it. */
export const policyHelp = `  --policy strict|standard|FILE  what holds; a file tightens standard (standard)`;

export function policyOf(given = 'standard'): Policy {
  if (given === 'strict' || given === 'standard') return presets[given];
  const file = readPolicyFile(given);
  if (file === undefined)
    throw new UsageError(`--policy takes strict, standard, or a file; there is no file “${given}”.`);
  if (!file.ok) throw new UsageError(`The policy file “${given}” ${explainPolicyFile(file.error)}.`);
  return decidePolicy({ name: 'standard', custom: {}, files: [file] }).policy;
}
