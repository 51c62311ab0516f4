import { say } from '#core/say.ts';
import { readFromEnvironment } from '../fix/readKey.ts';
import { keyLiterals } from '../mistral/keySlot.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { both, callRule } from '../rule.ts';

export const hardcodedKey = callRule({
  id: 'call/hardcoded-key',
  languages: both,
  severity: 'error',
  title: 'Key in the code',
  why:
    'A key in the code goes wherever the code goes: into git, into images, into the browser. Everybody who can read the file ' +
    'can spend your money with it. Read it from the environment, and replace the key: it has been seen.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: keyLiterals,
  filter: ({ literal }) =>
    looksLikeKey(literal.value)
      ? {
          span: literal,
          message: say(
            'A key stands in the code (…{0}). Read it from the environment, and replace it.',
            literal.value.slice(-4),
          ),
        }
      : undefined,
  fix: ({ literal }, source) => [readFromEnvironment(source, literal, 'key')],
  docs: {
    bad: { language: 'typescript', code: "const client = new Mistral({ apiKey: '4kR…9fQa' });" },
    good: { language: 'typescript', code: 'const client = new Mistral({ apiKey: process.env.MISTRAL_API_KEY });' },
  },
});
