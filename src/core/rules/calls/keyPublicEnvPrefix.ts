import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { keyVariable } from '../fix/readKey.ts';
import { lineStarts } from '../lines.ts';
import { purposeOf } from '../purpose.ts';
import type { Written } from '../query.ts';
import { written } from '../query.ts';
import { callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';

/** Variables with these names are put into what the browser loads; that is their purpose. */
export const publicKeyName =
  /\b(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|STORYBOOK)_\w{0,40}?MISTRAL\w{0,40}?(?:KEY|TOKEN|SECRET)\w{0,40}/g;

export const keyPublicEnvPrefix = callRule({
  id: 'call/key-public-env-prefix',
  languages: ['script'],
  severity: 'error',
  title: 'Key in a variable that goes to the browser',
  why:
    'The bundler copies variables with this prefix into the JavaScript that every visitor downloads. Name it without the prefix, ' +
    'read it on the server only, and let the browser ask your server. If it was ever deployed, replace the key.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  // A test repeats the name that its program has; the program is told.
  where: ({ path }) => purposeOf(path) !== 'test',
  query: firstOfEachLine,
  filter: ({ match, start, end }) => ({
    span: { start, end },
    message: say(
      "{0} is copied into the browser's bundle. Name it {1} and read it on the server only.",
      match[0],
      keyVariable,
    ),
  }),
  fix: (_found, source) => [{ title: say('Name it {0}', keyVariable), safe: false, edits: renamed(source) }],
  docs: {
    bad: { language: 'typescript', code: 'new Mistral({ apiKey: process.env.NEXT_PUBLIC_MISTRAL_API_KEY })' },
    good: { language: 'typescript', code: '// on the server\nnew Mistral({ apiKey: process.env.MISTRAL_API_KEY })' },
  },
});

/** A word in a sentence is no use of the variable. */
const isUsed = ({ node }: Written): boolean => !/string|template_string|comment|jsx_text/.test(node.type);

const uses = (source: Source): readonly Written[] => written(publicKeyName)(source).filter(isUsed);

function firstOfEachLine(source: Source): readonly Written[] {
  const seen = new Set<number>();
  const lineStart = lineStarts(source.text);
  return uses(source).filter(({ start }) => {
    const line = lineStart(start);
    return !seen.has(line) && seen.add(line);
  });
}

/** The variable of the environment is renamed everywhere at once; `import.meta.env` only knows public names. */
const renamed = (source: Source) =>
  uses(source).map(({ start, end }) => {
    const meta = 'import.meta.env.';
    const isMeta = source.text.slice(start - meta.length, start) === meta;
    return isMeta
      ? replace({ start: start - meta.length, end }, `process.env.${keyVariable}`)
      : replace({ start, end }, keyVariable);
  });
