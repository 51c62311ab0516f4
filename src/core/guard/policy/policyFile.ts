import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { say } from '../../say.ts';
import type { PolicyPart, PolicyProblem } from './merge.ts';
import { parsePolicyPart } from './merge.ts';
import { presets } from './policy.ts';

export const policyPath = '.mistral-guard/policy.json';

/** A policy is a page of values; whatever is longer is something else. */
export const longestPolicy = 64 * 1024;

export type PolicyFileProblem =
  /** A link, a pipe, a folder, or nothing that may be read. */
  | { kind: 'not a plain file' }
  | { kind: 'too long' }
  | { kind: 'not JSON' }
  | { kind: 'not a policy'; problems: readonly PolicyProblem[] };

/** `{"policy": "strict"}` asks for all of a preset; single values beside it come on top. */
export function parsePolicyFile(text: string): Result<PolicyPart, PolicyFileProblem> {
  if (text.length > longestPolicy) return fail({ kind: 'too long' });
  const json = jsonIn(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail({ kind: 'not JSON' });
  const { policy, $schema: _, ...values } = json as Record<string, unknown>;
  const wrongName = policy !== undefined && policy !== 'strict' && policy !== 'standard';
  if (wrongName) return notAPolicy([{ path: 'policy', message: say('must be strict or standard') }]);
  const part = parsePolicyPart(values);
  if (!part.ok) return notAPolicy(part.error);
  return ok(policy === undefined ? part.value : { ...presets[policy], ...part.value });
}

const notAPolicy = (problems: readonly PolicyProblem[]) => fail({ kind: 'not a policy' as const, problems });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** One sentence's end, for after “The policy file”. */
export function explainPolicyFile(problem: PolicyFileProblem): string {
  switch (problem.kind) {
    case 'not a plain file':
      return say('is not a plain file that can be read');
    case 'too long':
      return say('is longer than {0} KB', longestPolicy / 1024);
    case 'not JSON':
      return say('is not JSON');
    case 'not a policy': {
      const [first] = problem.problems;
      return first === undefined
        ? say('is not a policy')
        : say('is not a policy: {0}', `${first.path} ${first.message}`.trim());
    }
  }
}
