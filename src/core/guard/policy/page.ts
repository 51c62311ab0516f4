import { groupBy } from '../../groupBy.ts';
import { escapeMarkdown } from '../../report/escapeMarkdown.ts';
import { say } from '../../say.ts';
import type { DecidedPolicy, PolicyTrouble } from './decide.ts';
import type { PolicyKey } from './policy.ts';
import { policyFields } from './policy.ts';
import { explainPolicyFile, policyPath } from './policyFile.ts';

const groups = {
  input: () => say('What may be sent'),
  output: () => say('What comes back'),
  injection: () => say('Attacks on the model'),
  redact: () => say('What is taken out'),
  moderation: () => say('Moderation'),
  budget: () => say('Money and tokens, by day'),
} as const satisfies Record<string, () => string>;

const origins = {
  preset: () => say('preset'),
  settings: () => say('your settings'),
  workspace: () => say('this workspace'),
} as const satisfies Record<DecidedPolicy['origin'][PolicyKey], () => string>;

const names = {
  strict: () => say('Strict'),
  standard: () => say('Standard'),
  custom: () => say('Custom: standard with values of yours'),
} as const satisfies Record<DecidedPolicy['name'], () => string>;

/** The policy that holds, on one page: every value, and who decided it. */
export function policyMarkdown(decided: DecidedPolicy): string {
  return [
    `# ${say('The policy of the guard')}`,
    '',
    say(
      '**{0}**, set in {1}. A workspace’s {2} can only make it stricter.',
      names[decided.name](),
      '`mistralGuard.guard.policy`',
      `\`${policyPath}\``,
    ),
    '',
    ...decided.troubles.map(
      (trouble) => `> ${say('**Attention:** {0} Until then strict holds.', troubleWords(trouble))}\n`,
    ),
    ...refusals(decided),
    ...[...groupBy(rows, groupOf)].flatMap(([group, keys]) => [
      `## ${groups[group]()}`,
      '',
      `| ${[say('value'), say('is'), say('decided by'), 'standard', 'strict'].join(' | ')} |`,
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
  const cells = [`\`${key}\``, `**${policy[key]}**`, origins[origin[key]](), standard, strict];
  return `| ${cells.join(' | ')} |`;
}

function refusals({ refused }: DecidedPolicy): readonly string[] {
  if (refused.length === 0) return [];
  const asked = refused.map((key) => `\`${key}\``).join(', ');
  return [say('This workspace asked for looser values, and did not get them: {0}.', asked), ''];
}

/** The file may have been written by anybody: what it says stays text. */
export function troubleWords(trouble: PolicyTrouble): string {
  if (trouble.source === 'workspace')
    return say(
      'The policy file {0} {1}. Mend or remove it.',
      `\`${policyPath}\``,
      escapeMarkdown(explainPolicyFile(trouble.problem)),
    );
  const [first] = trouble.problems;
  const what = first === undefined ? say('cannot be read') : `${first.path} ${first.message}`;
  return say('Your setting {0} has a mistake: {1}. Mend it.', '`mistralGuard.guard.custom`', escapeMarkdown(what));
}
