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
    `## To silence it\n\nOn the line, or on the line before with \`mistral-guard-ignore-next-line\`, and always with a reason:\n\n\`\`\`text\nmistral-guard-ignore ${id} -- why it is fine here\n\`\`\``,
    '',
  ].join('\n\n');
}

/** The file of a rule's page: `call/hardcoded-key` becomes `call-hardcoded-key.md`. */
export const pageName = (id: string): string => `${id.replace('/', '-')}.md`;

const fenced = ({ language, code }: Example): string => `\`\`\`${language}\n${code}\n\`\`\``;
