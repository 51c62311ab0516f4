import { dotenvRule } from '#core/scan/exposure.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Example, RuleCard } from './rule.ts';

/** The page of a rule, from the rule's own words. */
export function rulePage({ id, title, severity, why, risk, docs }: RuleCard): string {
  return [
    `# ${title}`,
    `\`${id}\` · ${severity}${risk === undefined ? '' : ` · OWASP ${risk}`}`,
    `## Why\n\n${why}`,
    `## Instead of\n\n${fenced(docs.bad)}`,
    `## Write\n\n${fenced(docs.good)}`,
    toSilence(id),
    '',
  ].join('\n\n');
}

/** The page of a rule that finds values, or speaks of a whole file. */
export function plainPage({ id, title, severity, help }: RuleInfo): string {
  const head = [`# ${title}`, `\`${id}\` · ${severity}`, `## Why\n\n${help}`];
  return [...head, ...examplesOf(id), toSilence(id), ''].join('\n\n');
}

const examplesOf = (id: string): readonly string[] => {
  if (id.startsWith('secret/')) return readItInstead;
  return id === dotenvRule.id ? ignoreIt : [];
};

const ignoreIt = [
  `## Instead of\n\n${fenced({ language: 'ini', code: '# .env, which the next commit takes\nMISTRAL_API_KEY=4kR…9fQa' })}`,
  `## Write\n\n${fenced({ language: 'ini', code: '# .gitignore\n.env\n.env.*\n!.env.example' })}\n\nThe light bulb does it: “Take this .env file out of git…”.`,
];

const readItInstead = [
  `## Instead of\n\n${fenced({ language: 'python', code: 'MISTRAL_API_KEY = "4kR…9fQa"' })}`,
  `## Write\n\n${fenced({ language: 'python', code: 'import os\n\nMISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]' })}\n\nThe light bulb does it: “Move key to vault and read it from the environment”. A key that was ever committed or shared is known to others: rotate it too.`,
];

const toSilence = (id: string): string =>
  `## To silence it\n\nOn the line, or on the line before with \`mistral-guard-ignore-next-line\`, and always with a reason:\n\n\`\`\`text\nmistral-guard-ignore ${id} -- why it is fine here\n\`\`\``;

/** The file of a rule's page: `call/hardcoded-key` becomes `call-hardcoded-key.md`. */
export const pageName = (id: string): string => `${id.replace('/', '-')}.md`;

function fenced({ language, code }: Example): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
