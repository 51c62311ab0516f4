import { dotenvRule } from '#core/scan/exposure.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import { say, sayRow } from '../say.ts';
import type { Example, RuleCard } from './rule.ts';

const lists: Readonly<Record<RuleCard['severity'], () => string>> = {
  error: () => say('error'),
  warning: () => say('warning'),
  info: () => say('info'),
  hint: () => say('hint'),
};

/** The page of a rule, from the rule's own words. */
export function rulePage({ id, title, severity, why, risk, docs }: RuleCard): string {
  return [
    `# ${sayRow(title)}`,
    `\`${id}\` · ${lists[severity]()}${risk === undefined ? '' : ` · OWASP ${risk}`}`,
    section(say('Why'), sayRow(why)),
    ...examples(docs),
    toSilence(id),
    '',
  ].join('\n\n');
}

/** The page of a rule that finds values, or speaks of a whole file. */
export function plainPage({ id, title, severity, help }: RuleInfo): string {
  const head = [`# ${sayRow(title)}`, `\`${id}\` · ${lists[severity]()}`, section(say('Why'), sayRow(help))];
  return [...head, ...examplesOf(id), toSilence(id), ''].join('\n\n');
}

function examplesOf(id: string): readonly string[] {
  if (id.startsWith('secret/'))
    return [
      ...examples(readItInstead),
      `${bulb(say('Move key to vault and read it from the environment'))} ${say('A key that was ever committed or shared is known to others: rotate it too.')}`,
    ];
  return id === dotenvRule.id ? [...examples(ignoreIt), bulb(say('Take this .env file out of git…'))] : [];
}

const bulb = (title: string): string => say('The light bulb does it: “{0}”.', title);

const ignoreIt: RuleCard['docs'] = {
  bad: { language: 'ini', code: '# .env, which the next commit takes\nMISTRAL_API_KEY=4kR…9fQa' },
  good: { language: 'ini', code: '# .gitignore\n.env\n.env.*\n!.env.example' },
};

const readItInstead: RuleCard['docs'] = {
  bad: { language: 'python', code: 'MISTRAL_API_KEY = "4kR…9fQa"' },
  good: { language: 'python', code: 'import os\n\nMISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]' },
};

const section = (heading: string, text: string): string => `## ${heading}\n\n${text}`;

const examples = ({ bad, good }: RuleCard['docs']): readonly string[] => [
  section(say('Instead of'), fenced(bad)),
  section(say('Write'), fenced(good)),
];

const toSilence = (id: string): string =>
  [
    section(
      say('To silence it'),
      say('On the line, or on the line before with {0}, and always with a reason:', '`mistral-guard-ignore-next-line`'),
    ),
    fenced({ language: 'text', code: `mistral-guard-ignore ${id} -- ${say('why it is fine here')}` }),
  ].join('\n\n');

/** The file of a rule's page: `call/hardcoded-key` becomes `call-hardcoded-key.md`. */
export const pageName = (id: string): string => `${id.replace('/', '-')}.md`;

function fenced({ language, code }: Example): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
