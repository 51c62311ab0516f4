import { say } from '#core/say.ts';
import { guardrailsOption } from '../fix/guardrails.ts';
import { option } from '../mistral/options.ts';
import type { Source } from '../syntax/source.ts';
import { isAtLeastVersion } from '../version.ts';
import { moderateAround } from './moderateHelper.ts';
import type { Step } from './step.ts';

export const moderation: Step = {
  id: 'call/no-moderation',
  title: 'No moderation',
  what: 'moderation',
  why: 'Nobody looks at what goes in. A guardrail checks the input with the moderation model and blocks it before the answer is made.',
  risk: 'LLM01:2025 Prompt Injection',
  docs: {
    bad: { language: 'typescript', code: 'client.chat.complete({ model, messages })' },
    good: {
      language: 'typescript',
      code: "client.chat.complete({ model, messages, guardrails: [{ blockOnError: true, moderationLlmV2: { action: 'block' } }] })",
    },
  },
  isMissing: ({ options, library, api }, source) =>
    library === 'sdk' &&
    api !== 'fim' &&
    option(options, ['guardrails', 'safePrompt', 'safe_prompt']) === undefined &&
    !/moderat/i.test(source.text),
  remedy: (call, source) =>
    knowsGuardrails(source)
      ? {
          title: say('Block harmful input with a guardrail'),
          option: { script: guardrailsOption(source), python: guardrailsOption(source) },
          edits: [],
        }
      : moderateAround(call, source),
};

/** The first versions whose requests have the field; without a lockfile the newest is meant. */
export const knowsGuardrails = ({ project, family }: Source): boolean => {
  const installed = project?.sdk?.[family];
  return installed === undefined || isAtLeastVersion(installed, family === 'python' ? '2.0.4' : '2.0.0');
};
