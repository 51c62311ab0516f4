import { say } from '#core/say.ts';
import { readFromEnvironment } from '../fix/readKey.ts';
import { keyLiterals } from '../mistral/keySlot.ts';
import { isEnvironmentName, isPlaceholder } from '../mistral/placeholder.ts';
import { purposeOf } from '../purpose.ts';
import { both, callRule } from '../rule.ts';

export const placeholderKey = callRule({
  id: 'call/placeholder-key',
  languages: both,
  severity: 'hint',
  title: 'Placeholder where a key belongs',
  why:
    'The next person replaces the placeholder with a real key, in this file. Read the key from the environment now, and the ' +
    'real one never gets here.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: (source) => (purposeOf(source.path) === 'test' ? [] : keyLiterals(source)),
  filter: ({ literal }) =>
    isPlaceholder(literal.value) && !isEnvironmentName(literal.value)
      ? {
          span: literal,
          message: say('A placeholder stands where a real key will be typed one day. Read it from the environment.'),
        }
      : undefined,
  fix: ({ literal }, source) => [readFromEnvironment(source, literal, 'placeholder')],
  docs: {
    bad: { language: 'python', code: 'client = Mistral(api_key="your-api-key")' },
    good: { language: 'python', code: 'client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])' },
  },
});
