import { say } from '#core/say.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { files } from './files.ts';
import { lineRule } from './lineRule.ts';

export const keyInToolConfig = lineRule({
  id: 'config/key-in-tool-config',
  files: files.tools,
  severity: 'warning',
  title: "Key in a tool's settings",
  why:
    'Settings are synchronised, shared with the repository and read by every extension. Keep the key in the keychain and let the tool ' +
    'read it from the environment: mistral-guard exec starts it with the key.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: /["']?\w{0,40}(?:mistral|codestral)[\w.-]{0,40}(?:key|token)["']?[ \t]*[:=][ \t]*["']([^"'\n]{20,400})["']/gi,
  filter: ({ match, start, end }) =>
    looksLikeKey(match[1] ?? '') && !/[${}]/.test(match[1] ?? '')
      ? {
          span: { start, end },
          message: say("A key stands in a tool's settings. Keep it in the keychain and pass it by the environment."),
        }
      : undefined,
  docs: {
    bad: { language: 'json', code: '{ "env": { "MISTRAL_API_KEY": "4kR…9fQa" } }' },
    good: { language: 'json', code: `{ "env": { "MISTRAL_API_KEY": "\${env:MISTRAL_API_KEY}" } }` },
  },
});
