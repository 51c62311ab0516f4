import * as vscode from 'vscode';
import { decimal, dollarsWith, whole } from '#core/amounts.ts';
import { groupBy } from '#core/groupBy.ts';
import type { Draft } from '#core/guard/input/validate.ts';
import type { OutputCode, Reason } from '#core/guard/verdict.ts';
import { quoteOf } from './quote.ts';

const { t } = vscode.l10n;

/** Of many signs of one thing the strongest is said, with the words that gave it away; the others stand in the trail. */
export function mainReasons(reasons: readonly Reason[], draft: Draft): readonly string[] {
  const signs = groupBy(reasons, (reason) => (reason.stage === 'injection' ? JSON.stringify(reason.source) : reason));
  return [...new Set([...signs.values()].map((same) => strongestText(same, draft)))];
}

function strongestText(same: readonly Reason[], draft: Draft): string {
  const [strongest, ...others] = same.toSorted((a, b) => scoreOf(b) - scoreOf(a));
  if (strongest === undefined) return '';
  const quote = [strongest, ...others].map((reason) => quoteOf(reason, draft)).find((words) => words !== undefined);
  return strongest.stage === 'injection' ? injectionText(strongest, quote) : reasonText(strongest);
}

const scoreOf = (reason: Reason): number => ('score' in reason ? reason.score : 0);

type Words = { [Stage in Reason['stage']]: (reason: Extract<Reason, { stage: Stage }>) => string };

/** Why a stage said what it said, as a sentence; a score is given so that a close call can be seen as one. */
export const reasonText = (reason: Reason): string => {
  const write = texts[reason.stage] as (reason: Reason) => string;
  return write(reason);
};

const texts: Words = {
  validate: (reason) => {
    if (reason.code === 'empty') return t('There is nothing to send.');
    return reason.code === 'too-long'
      ? t('The message has {0} characters; the policy allows {1}.', whole(reason.actual), whole(reason.limit))
      : t('The context has about {0} tokens; the policy allows {1}.', whole(reason.actual), whole(reason.limit));
  },
  injection: (reason) => injectionText(reason),
  redact: ({ code, source }) =>
    source === 'typed'
      ? t('Your message holds: {0}. The policy lets it through, and asks first.', code)
      : t('{0} holds: {1}. The policy lets it through, and asks first.', source.attachment, code),
  moderation: (reason) => {
    if (reason.code === 'category')
      return t('Moderation scored it {0} for {1}.', decimal(reason.score, 2), reason.category.replaceAll('_', ' '));
    return reason.code === 'unavailable'
      ? t('Moderation could not be reached, so nobody has looked at this.')
      : t('Moderation did not answer for every category.');
  },
  output: ({ code }) => outputText[code](),
  budget: ({ code, scope, limit, spent }) =>
    code === 'hard-stop'
      ? t('The budget of {0} is reached: {1} of {2}.', scopeName(scope), amount(spent, limit), amount(limit, limit))
      : t('{0} of the {1} budget for {2} is used.', amount(spent, limit), amount(limit, limit), scopeName(scope)),
  connection: ({ code }) =>
    code === 'breaker-open'
      ? t('Mistral has not answered several times in a row.')
      : t('You have reached the pace that this profile or Mistral allows.'),
};

type Injection = Extract<Reason, { stage: 'injection' }>;

function injectionText({ code, score, source }: Injection, quote?: string): string {
  const why = quote === undefined ? ruleName(code) : t('matched: “{0}”', quote);
  return source === 'typed'
    ? t('It looks like an attempt to change the model’s rules ({0}, score {1}).', why, decimal(score, 2))
    : t('{0} holds text that gives the model orders ({1}, score {2}).', source.attachment, why, decimal(score, 2));
}

const outputText: Readonly<Record<OutputCode, () => string>> = {
  canary: () => t('The reply repeated a mark hidden in our instructions.'),
  'system-prompt': () => t('The reply repeated the instructions it was given.'),
  key: () => t('A key in the reply was taken out.'),
  'personal-data': () => t('Personal data in the reply was taken out.'),
  html: () => t('HTML in the reply is shown as text.'),
  'link-scheme': () => t('A link in the reply led somewhere other than the web; it is shown as text.'),
  image: () => t('An image in the reply was not loaded.'),
  unseen: () => t('Signs that nobody sees, and that a terminal would obey, were left out of the reply.'),
  'data-in-url': () => t('A link in the reply could have carried your data away.'),
};

/** Budgets are in dollars or in tokens; only the size of the limit tells which. */
const amount = (value: number, limit: number): string =>
  limit >= 1_000 ? t('{0} tokens', whole(value)) : dollarsWith(value, 2);

function scopeName(scope: string): string {
  if (scope === 'day') return t('today');
  return scope.startsWith('month:') ? t('this month') : (scope.split(':')[0] ?? scope);
}

const ruleName = (code: string): string =>
  code === 'model' ? t('resembles known attacks') : code.replaceAll('-', ' ');
