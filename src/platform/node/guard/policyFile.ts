import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPart } from '#core/guard/policy/merge.ts';
import type { PolicyFileProblem } from '#core/guard/policy/policyFile.ts';
import { longestPolicy, parsePolicyFile, policyPath } from '#core/guard/policy/policyFile.ts';
import type { Result } from '#core/result.ts';
import { fail } from '#core/result.ts';
import { readSmallFile } from '../files/readSmallFile.ts';

/** What a folder asks for, or `undefined` where it asks for nothing. Whatever else lies in that place is a problem, not nothing. */
export const readFolderPolicy = (folder: string): Result<PolicyPart, PolicyFileProblem> | undefined =>
  readPolicyFile(join(folder, policyPath));

export function readPolicyFile(path: string): Result<PolicyPart, PolicyFileProblem> | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (stat.size > longestPolicy) return fail({ kind: 'too long' });
  const text = readSmallFile(path);
  return text === undefined ? fail({ kind: 'not a plain file' }) : parsePolicyFile(text);
}
