import { say } from '#core/say.ts';
import { keyPublicEnvPrefix as inCode, publicKeyName } from '../calls/keyPublicEnvPrefix.ts';
import { anyOf, files } from './files.ts';
import { lineRule } from './lineRule.ts';

export const keyPublicEnvPrefixInFile = lineRule({
  id: 'config/key-public-env-prefix',
  files: anyOf(files.dotenv, files.docker, files.compose, files.ci, /(?:^|\/)(?:vercel|netlify|app)\.(?:json|toml)$/),
  severity: 'error',
  title: inCode.title,
  why: inCode.why,
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: publicKeyName,
  filter: ({ match, start, end }, { text }) =>
    /^["']?[ \t]*[=:]/.test(text.slice(end, end + 3))
      ? {
          span: { start, end },
          message: say(
            "{0} is copied into the browser's bundle. Name it MISTRAL_API_KEY and read it on the server only.",
            match[0],
          ),
        }
      : undefined,
  fix: ({ start, end }) => [
    { title: say('Name it MISTRAL_API_KEY'), safe: false, edits: [{ start, end, text: 'MISTRAL_API_KEY' }] },
  ],
  docs: {
    bad: { language: 'dotenv', code: 'NEXT_PUBLIC_MISTRAL_API_KEY=…' },
    good: { language: 'dotenv', code: 'MISTRAL_API_KEY=…' },
  },
});
