import type { Reason } from '../guard/verdict.ts';
import type { Json } from './json.ts';

type Words = { readonly [Stage in Reason['stage']]: (reason: Extract<Reason, { stage: Stage }>) => string };

/** Why a request or an answer went no further, for whoever reads the error of a program. */
const words: Words = {
  validate: (reason) =>
    reason.code === 'empty'
      ? 'Blocked by the guard: there is nothing to send.'
      : `Blocked by the guard: ${reason.code === 'too-long' ? 'a message has' : 'what comes along has'} ${reason.actual} ${units[reason.code]}, and the policy allows ${reason.limit} (${settings[reason.code]}).`,
  injection: ({ code }) => `Blocked by the guard: this looks like an instruction to ignore the rules (${code}).`,
  redact: ({ code }) => `Blocked by the guard: the request holds something the policy keeps back (${code}).`,
  moderation: (reason) =>
    reason.code === 'category'
      ? `Content blocked by guardrail: ${reason.direction} moderation found ${reason.category}.`
      : `Blocked by the guard: the ${reason.direction} moderation could not be made, and the policy asks for it.`,
  output: ({ code }) => `Blocked by the guard: the answer would have given something away (${code}).`,
  budget: ({ scope, limit }) =>
    `Blocked by the guard: the budget of ${limit} for ${scope} is used up${scope.startsWith('month:') ? '' : ' for today'}.`,
  connection: ({ code }) =>
    code === 'rate-limited'
      ? 'The guard is letting through as many requests as it may.'
      : 'Mistral has been failing; the guard asks again later.',
};

const units = { 'too-long': 'characters', 'too-many-tokens': 'tokens' } as const;
const settings = { 'too-long': 'input.maxCharacters', 'too-many-tokens': 'input.maxContextTokens' } as const;

export function sentenceFor<Stage extends Reason['stage']>(reason: Extract<Reason, { stage: Stage }>): string {
  return words[reason.stage as Stage](reason);
}

/** Numbers and names of ours; where in the text it was, but nothing of the text. */
export const detailsOf = (reason: Reason): Json => {
  const score = 'score' in reason ? { score: reason.score } : {};
  const span = 'span' in reason && reason.span !== undefined ? { start: reason.span.start, end: reason.span.end } : {};
  const limit = 'limit' in reason ? { limit: reason.limit } : {};
  return { stage: reason.stage, violation: true, ...score, ...span, ...limit };
};
