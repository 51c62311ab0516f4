import { say } from '#core/say.ts';
import { importNames } from '../fix/imports.ts';
import { quoted } from '../fix/style.ts';
import type { Source } from '../syntax/source.ts';
import { knownOption } from './client.ts';
import type { Step } from './step.ts';

export const retry: Step = {
  id: 'call/no-retry',
  title: 'No retry',
  what: 'retries',
  why: 'The SDK tries once. A busy minute of the API (429, 503) then becomes an error page, although a second try would have done.',
  risk: 'LLM10:2025 Unbounded Consumption',
  docs: {
    bad: { language: 'typescript', code: 'client.chat.complete({ model, messages })' },
    good: {
      language: 'typescript',
      code: "client.chat.complete({ model, messages }, { retries: { strategy: 'backoff' } })",
    },
  },
  isMissing: (call, source) =>
    call.library === 'sdk' &&
    !isRetried(source, call.call.start) &&
    knownOption(source, call, ['retries', 'retryConfig'], ['retryConfig', 'retry_config']) === 'missing',
  remedy: (_call, source) => ({
    title: say('Try again when the API is busy'),
    argument: 1,
    option: {
      script: `retries: { strategy: ${quoted(source, 'backoff')} }`,
      python: `retries=RetryConfig(${quoted(source, 'backoff')}, BackoffStrategy(500, 10_000, 2, 60_000), True)`,
    },
    edits: source.family === 'python' ? importNames(source, ['BackoffStrategy', 'RetryConfig'], utils(source)) : [],
  }),
};

/** `retry(() => client.chat.complete(…))`, `pRetry`, tenacity's decorator. */
const isRetried = (source: Source, at: number): boolean => {
  const routine = source.routineAt(at);
  const head = source.text.slice(Math.max(0, (routine?.start ?? at) - 200), routine?.start ?? at);
  return /retry|backoff/i.test(head.split(/[;{}]\s*\n|\n\s*\n/).at(-1) ?? '');
};

const utils = (source: Source): string =>
  [...source.imports.values()].some(({ module }) => module === 'mistralai.client')
    ? 'mistralai.client.utils'
    : 'mistralai.utils';
