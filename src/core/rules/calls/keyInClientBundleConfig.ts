import { say } from '#core/say.ts';
import { removeEntry } from '../fix/entries.ts';
import { written } from '../query.ts';
import { callRule } from '../rule.ts';
import type { Entry, Expression } from '../syntax/expression.ts';
import { partsOf } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

const configFile =
  /(?:^|[/\\])(?:next|vite|webpack[\w.-]*|rollup|nuxt|app|esbuild|rspack|vue)\.?(?:config)?(?:\.\w+)?\.[cm]?[jt]s$/;

/** The places of a build's configuration whose content ends in the browser. */
const inlined =
  /(?:^|[^\w])(?:env|define|extra|public)["']?\s*:\s*\{[^{}]*$|(?:DefinePlugin|EnvironmentPlugin)\(\s*[[{][^\]]*$/;

export const keyInClientBundleConfig = callRule({
  id: 'call/key-in-client-bundle-config',
  languages: ['script'],
  severity: 'error',
  title: 'Key inlined into the bundle by the build',
  why:
    'What stands here is replaced by its value in every file that is built, also in those for the browser. The server reads its ' +
    'environment by itself and needs no entry here. If it was ever deployed, replace the key.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: ({ path }) => configFile.test(path),
  query: inlinedKeys,
  filter: (span) => ({
    span,
    message: say(
      "The build copies the key into the browser's bundle. Remove this entry; the server reads its environment itself.",
    ),
  }),
  fix: (found, source) => [{ title: say('Remove the entry'), safe: false, edits: [removeEntry(source, found)] }],
  docs: {
    bad: {
      language: 'javascript',
      code: 'module.exports = { env: { MISTRAL_API_KEY: process.env.MISTRAL_API_KEY } };',
    },
    good: { language: 'javascript', code: 'module.exports = {};' },
  },
});

function inlinedKeys(source: Source): readonly Span[] {
  return written(/(?<![\w.])["']?(?:process\.env\.|import\.meta\.env\.)?\w{0,40}MISTRAL\w{0,40}(?:KEY|TOKEN)\b["']?/g)(
    source,
  ).flatMap((found) => {
    if (!inlined.test(source.text.slice(Math.max(0, found.start - 400), found.start))) return [];
    return entryAround(source, found) ?? [];
  });
}

function entryAround(source: Source, { start }: Span): Span | undefined {
  let node: ReturnType<Source['nodeAt']> | null = source.nodeAt(start);
  while (node !== null && node.type !== 'object' && node.type !== 'array') node = node.parent;
  const holder = node === null ? undefined : source.read(node);
  return holder === undefined ? undefined : entriesOf(holder).find((entry) => entry.start === start);
}

const entriesOf = (holder: Expression): readonly (Entry | Expression)[] =>
  holder.kind === 'table' ? holder.entries : partsOf(holder);
