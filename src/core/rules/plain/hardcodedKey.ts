import { say } from '#core/say.ts';
import { hardcodedKey as inScripts } from '../calls/hardcodedKey.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { readFromEnvironment } from './readKey.ts';
import type { PlainRule } from './rule.ts';
import { compiled } from './rule.ts';
import type { Argument, PlainCall, PlainSource } from './source.ts';

/** Where a key goes in: langchain4j, Spring AI and Slickteam's client, Go's clients, tryAGI's and Semantic Kernel's. */
const slots: readonly (readonly [callee: RegExp, argument: 'first' | 'any'])[] = [
  [/\bMistralAi\w*\.builder\(\).*\.apiKey$/, 'first'],
  [/^newMistralAiApi$|\bMistralAiApi\.builder\(\).*\.apiKey$/, 'any'],
  [
    /^(?:new)?(?:[\w.]*\.)?Mistral(?:AI|Ai)?(?:Async|Sdk|SDK)?Client(?:\.(?:create|Create|of|builder\(\).*\.apiKey))?$/,
    'any',
  ],
  [/^mistral(?:ai)?\.(?:New\w*|WithAPIKey|WithApiKey|WithKey|WithToken)$/, 'any'],
  [/\.AddMistral(?:AI)?\w*$/, 'any'],
  [/^newMistral(?:AI)?(?:ChatCompletion|TextEmbedding)\w*$/, 'any'],
];

export const hardcodedKey: PlainRule = {
  card: inScripts,
  languages: compiled,
  hits: (source) =>
    source.calls.flatMap((call) =>
      keysIn(call, source).map((literal) => ({
        span: { start: literal.start, end: literal.end },
        message: say(
          'A key stands in the code (…{0}). Read it from the environment, and replace it.',
          literal.value.slice(-4),
        ),
        fixes: () => readFromEnvironment(source, literal),
      })),
    ),
};

function keysIn({ callee, args }: PlainCall, _source: PlainSource) {
  const taken = slots.find(([pattern]) => pattern.test(callee))?.[1];
  if (taken === undefined) return [];
  const offered = taken === 'first' ? args.slice(0, 1) : args.filter(mayBeKey);
  return offered.flatMap(({ literal }) => (literal !== undefined && looksLikeKey(literal.value) ? [literal] : []));
}

/** Beside the key stand models and addresses, which may be as long. */
const mayBeKey = ({ literal }: Argument): boolean => literal !== undefined && /^[A-Za-z0-9]{24,}$/.test(literal.value);
