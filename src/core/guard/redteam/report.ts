import { say } from '../../say.ts';
import type { Category } from './corpus.ts';
import type { RedTeamReport, Tally } from './run.ts';

const meanings = {
  injection: () => say('orders that override yours'),
  extraction: () => say('asks for the system prompt'),
  'role play': () => say('a persona without rules'),
  exfiltration: () => say('orders to carry data out'),
  encodings: () => say('the same in 13 disguises'),
  'personal data': () => say('what should not be sent'),
  reply: () => say('what should not be shown'),
  harmless: () => say('what must pass unhindered'),
} as const satisfies Record<Category, () => string>;

const longestQuote = 70;

export function redTeamText({ tallies, misses }: RedTeamReport, policy: string): string {
  const rows = tallies.map(
    ({ category, tried, held }) => `  ${category.padEnd(14)} ${meanings[category]().padEnd(28)} ${held} of ${tried}`,
  );
  const missed = misses.map(({ category, text, verdict }) => `  ${category}: ${verdict}  ${quote(text)}`);
  const total = sum(tallies);
  return [
    `Policy: ${policy}`,
    '',
    ...rows,
    '',
    `${total.held} of ${total.tried} held. Local stages only; no request was made.`,
    ...(missed.length === 0 ? [] : ['', 'Not held:', ...missed]),
    '',
  ].join('\n');
}

export function redTeamMarkdown({ tallies, misses }: RedTeamReport, policy?: string): string {
  const total = sum(tallies);
  const rows = tallies.map(
    ({ category, tried, held }) => `| ${category} | ${meanings[category]()} | ${say('{0} of {1}', held, tried)} |`,
  );
  const missed = misses.map(
    ({ category, text, verdict }) => `- ${category}, ${verdict}: \`${quote(text).replace(/`/g, "'")}\``,
  );
  return [
    `# ${say('Red team')}`,
    '',
    `**${heldBy(total, policy)}** ${say('In the stages that run on this machine. No request was made; moderation, which would see more, was not asked.')}`,
    '',
    `| ${say('class')} | ${say('what')} | ${say('held')} |`,
    '|---|---|---|',
    ...rows,
    '',
    ...(missed.length === 0 ? [] : [`## ${say('Not held')}`, '', ...missed, '']),
  ].join('\n');
}

const heldBy = ({ held, tried }: Pick<Tally, 'held' | 'tried'>, policy: string | undefined): string =>
  policy === undefined
    ? say('{0} of {1} held.', held, tried)
    : say('{0} of {1} held by the {2} policy.', held, tried, policy);

const sum = (tallies: readonly Tally[]) => ({
  held: tallies.reduce((total, { held }) => total + held, 0),
  tried: tallies.reduce((total, { tried }) => total + tried, 0),
});

/** On one line, with nothing in it that a terminal would act on. */
const quote = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').slice(0, longestQuote);
