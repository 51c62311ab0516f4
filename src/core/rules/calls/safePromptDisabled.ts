import { say } from '#core/say.ts';
import { removeEntry } from '../fix/entries.ts';
import { both, callRule } from '../rule.ts';
import { safePrompts } from './safePromptDeprecated.ts';

export const safePromptDisabled = callRule({
  id: 'call/safe-prompt-disabled',
  languages: both,
  severity: 'info',
  title: 'Safe prompt switched off',
  why:
    'Off is what the API does anyway, so the line protects nobody and tells the next reader that somebody decided against ' +
    'protection. Use guardrails, or remove it.',
  risk: 'LLM01:2025 Prompt Injection',
  query: safePrompts('false'),
  filter: (entry) => ({
    span: entry,
    message: say('{0} is off, as it is by default. Use guardrails, or remove it.', entry.key),
  }),
  fix: (entry, source) => [{ title: say('Remove it'), safe: true, edits: [removeEntry(source, entry)] }],
  docs: {
    bad: { language: 'python', code: 'client.chat.complete(model=model, messages=messages, safe_prompt=False)' },
    good: { language: 'python', code: 'client.chat.complete(model=model, messages=messages, guardrails=guardrails)' },
  },
});
