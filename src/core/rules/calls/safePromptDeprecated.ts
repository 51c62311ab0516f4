import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { removeEntry } from '../fix/entries.ts';
import { guardrailsOption } from '../fix/guardrails.ts';
import { knowsGuardrails } from '../harden/moderation.ts';
import { modelCalls } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { both, callRule } from '../rule.ts';
import type { Entry } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';

const names = ['safePrompt', 'safe_prompt'];

/** The option where it is given as a plain yes or no. */
export const safePrompts =
  (value: 'true' | 'false') =>
  (source: Source): readonly Entry[] =>
    modelCalls(source).flatMap(({ options }) => {
      const entry = option(options, names);
      return entry?.value.kind === 'constant' && entry.value.value === value ? [entry] : [];
    });

export const safePromptDeprecated = callRule({
  id: 'call/safe-prompt-deprecated',
  languages: both,
  severity: 'hint',
  title: 'Safe prompt instead of guardrails',
  why:
    'The safe prompt asks the model to behave; it is deprecated and nothing checks whether the model did. Guardrails check the ' +
    'input and block it. What the model answers still needs moderation of its own.',
  risk: 'LLM01:2025 Prompt Injection',
  query: safePrompts('true'),
  filter: (entry) => ({
    span: entry,
    message: say('{0} is deprecated. Guardrails check the input and block it.', entry.key),
  }),
  fix: (entry, source) => [
    knowsGuardrails(source)
      ? { title: say('Use guardrails'), safe: false, edits: [replace(entry, guardrailsOption(source))] }
      : { title: say('Remove it'), safe: false, edits: [removeEntry(source, entry)] },
  ],
  docs: {
    bad: { language: 'typescript', code: 'client.chat.complete({ model, messages, safePrompt: true })' },
    good: {
      language: 'typescript',
      code: "client.chat.complete({ model, messages, guardrails: [{ blockOnError: true, moderationLlmV2: { action: 'block' } }] })",
    },
  },
});
