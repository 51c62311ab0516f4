import { groupBy } from '../../groupBy.ts';
import { escapeMarkdown } from '../../report/escapeMarkdown.ts';
import type { DecidedPolicy, PolicyTrouble } from './decide.ts';
import type { PolicyKey } from './policy.ts';
import { policyFields } from './policy.ts';
import { explainPolicyFile, policyPath } from './policyFile.ts';

const groups = {
  input: 'What may be sent',
  output: 'What comes back',
  injection: 'Attacks on the model',
  redact: 'What is taken out',
  moderation: 'Moderation',
  budget: 'Money and tokens, by day',
} as const satisfies Record<string, string>;

const origins = {
  preset: 'preset',
  settings: 'your settings',
  workspace: 'this workspace',
} as const satisfies Record<DecidedPolicy['origin'][PolicyKey], string>;

const names = {
  strict: 'Strict',
  standard: 'Standard',
  custom: 'Custom: standard with values of yours',
} as const satisfies Record<DecidedPolicy['name'], string>;

/** The policy that holds, on one page: every value, and who decided it. */
export function policyMarkdown(decided: DecidedPolicy): string {
  return [
    '# The policy of the guard',
    '',
    `**${names[decided.name]}**, set in \`mistralGuard.guard.policy\`. A workspace’s \`${policyPath}\` can only make it stricter.`,
    '',
    ...decided.troubles.map((trouble) => `> **Attention:** ${troubleWords(trouble)} Until then strict holds.\n`),
    ...refusals(decided),
    ...[...groupBy(rows, groupOf)].flatMap(([group, keys]) => [
      `## ${groups[group]}`,
      '',
      '| value | is | decided by | standard | strict |',
      '|---|---|---|---|---|',
      ...keys.map((key) => rowOf(key, decided)),
      '',
    ]),
  ].join('\n');
}

const rows = Object.keys(policyFields) as readonly PolicyKey[];

const groupOf = (key: PolicyKey): keyof typeof groups => key.slice(0, key.indexOf('.')) as keyof typeof groups;

function rowOf(key: PolicyKey, { policy, origin }: DecidedPolicy): string {
  const { standard, strict } = policyFields[key];
  const cells = [`\`${key}\``, `**${policy[key]}**`, origins[origin[key]], standard, strict];
  return `| ${cells.join(' | ')} |`;
}

function refusals({ refused }: DecidedPolicy): readonly string[] {
  if (refused.length === 0) return [];
  const asked = refused.map((key) => `\`${key}\``).join(', ');
  return [`This workspace asked for looser values, and did not get them: ${asked}.`, ''];
}

/** The file may have been written by anybody: what it says stays text. */
export function troubleWords(trouble: PolicyTrouble): string {
  if (trouble.source === 'workspace')
    return `The policy file \`${policyPath}\` ${escapeMarkdown(explainPolicyFile(trouble.problem))}. Mend or remove it.`;
  const [first] = trouble.problems;
  const what = first === undefined ? 'cannot be read' : `${first.path} ${first.message}`;
  return `Your setting \`mistralGuard.guard.custom\` has a mistake: ${escapeMarkdown(what)}. Mend it.`;
}
