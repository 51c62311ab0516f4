import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { importModule } from '../fix/imports.ts';
import { keyVariable } from '../fix/readKey.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import type { Written } from '../query.ts';
import { written } from '../query.ts';
import { both, callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';

export const hardcodedBearer = callRule({
  id: 'call/hardcoded-bearer',
  languages: both,
  severity: 'error',
  title: 'Key in an Authorization header',
  why:
    'The header holds the key itself, so everybody who reads this file can use it. Put the header together from the environment, ' +
    'and replace the key: it has been seen.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: speaksToMistral,
  query: written(/(["'`])Bearer ([\w-]{20,})\1/g),
  filter: ({ match, start, end }) => {
    const key = match[2] ?? '';
    if (!looksLikeKey(key)) return undefined;
    return {
      span: { start, end },
      message: say(
        'A key stands in the Authorization header (…{0}). Read it from the environment, and replace it.',
        key.slice(-4),
      ),
    };
  },
  fix: (found, source) => [
    { title: say('Read the key from {0}', keyVariable), safe: false, edits: fromEnvironment(found, source) },
  ],
  docs: {
    bad: { language: 'typescript', code: "headers: { Authorization: 'Bearer 4kR…9fQa' }" },
    good: { language: 'typescript', code: `headers: { Authorization: \`Bearer \${process.env.MISTRAL_API_KEY}\` }` },
  },
});

function fromEnvironment(found: Written, source: Source) {
  if (source.family === 'script') return [replace(found, `\`Bearer \${process.env.${keyVariable}}\``)];
  const [quote, inner] = found.match[1] === '"' ? ['"', "'"] : ["'", '"'];
  const prefix = /[fF]$/.test(source.text.slice(0, found.start)) ? '' : 'f';
  return [
    ...importModule(source, 'os'),
    replace(found, `${prefix}${quote}Bearer {os.environ[${inner}${keyVariable}${inner}]}${quote}`),
  ];
}
