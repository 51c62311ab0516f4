import type { RuleInfo } from '#core/scan/rule.ts';
import type { Example, RuleCard } from './rule.ts';

const lists = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' } as const satisfies Record<
  RuleCard['severity'],
  string
>;

/** The page of a rule, from the rule's own words. */
export function rulePage({ id, title, severity, why, risk, docs }: RuleCard): string {
  return [
    `# ${title}`,
    `\`${id}\` · ${lists[severity]}${risk === undefined ? '' : ` · OWASP ${risk}`}`,
    `## Why\n\n${why}`,
    `## Instead of\n\n${fenced(docs.bad)}`,
    `## Write\n\n${fenced(docs.good)}`,
    toSilence(id),
    '',
  ].join('\n\n');
}

/** The page of a rule that has no examples: it finds values, or speaks of a whole file. */
export function plainPage({ id, title, severity, help }: RuleInfo): string {
  const head = [`# ${title}`, `\`${id}\` · ${lists[severity]}`, `## Why\n\n${help}`];
  return [...head, ...(id.startsWith('secret/') ? readItInstead : []), toSilence(id), ''].join('\n\n');
}

const readItInstead = [
  `## Instead of\n\n${fenced({ language: 'python', code: 'API_KEY = "4kR…9fQa"' })}`,
  `## Write\n\n${fenced({ language: 'python', code: 'import os\n\nAPI_KEY = os.environ["API_KEY"]' })}`,
];

const toSilence = (id: string): string =>
  `## To silence it\n\nOn the line, or on the line before with \`mistral-guard-ignore-next-line\`, and always with a reason:\n\n\`\`\`text\nmistral-guard-ignore ${id} -- why it is fine here\n\`\`\``;

/** The file of a rule's page: `call/hardcoded-key` becomes `call-hardcoded-key.md`. */
export const pageName = (id: string): string => `${id.replace('/', '-')}.md`;

function fenced({ language, code }: Example): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
