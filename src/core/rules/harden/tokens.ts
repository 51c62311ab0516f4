import { say } from '#core/say.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import type { Remedy, Step } from './step.ts';

const limit = 1024;
const names = ['maxTokens', 'max_tokens', 'maxOutputTokens', 'max_completion_tokens'];
const nested = ['completionArgs', 'completion_args'];

export const tokens: Step = {
  id: 'call/missing-max-tokens',
  title: 'No limit on tokens',
  what: 'a limit on tokens',
  why: 'Without a limit one odd question can cost as much as a day of usual ones. A limit a little above what you need costs nothing.',
  risk: 'LLM10:2025 Unbounded Consumption',
  docs: {
    bad: { language: 'typescript', code: "client.chat.complete({ model: 'mistral-small-latest', messages })" },
    good: {
      language: 'typescript',
      code: "client.chat.complete({ model: 'mistral-small-latest', messages, maxTokens: 1024 })",
    },
  },
  isMissing: ({ options, api }) => option(options, api === 'conversations' ? nested : names) === undefined,
  remedy: (call) =>
    ({ title: say('Limit the answer to {0} tokens', limit), option: optionFor(call), edits: [] }) satisfies Remedy,
};

function optionFor({ api, library }: ModelCall) {
  if (api === 'conversations')
    return { script: `completionArgs: { maxTokens: ${limit} }`, python: `completion_args={"max_tokens": ${limit}}` };
  return {
    script: `${library === 'ai sdk' ? 'maxOutputTokens' : 'maxTokens'}: ${limit}`,
    python: `max_tokens=${limit}`,
  };
}
