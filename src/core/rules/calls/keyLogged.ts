import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { quoted } from '../fix/style.ts';
import { callsTo } from '../query.ts';
import { both, callRule } from '../rule.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { partsOf, pathOf } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';

/** Everything that ends in a log or on a terminal. */
export const logCalls = callsTo(
  /^(?:console\.(?:log|info|warn|error|debug|dir|trace)|print|pprint|st\.write|(?:.*\.)?(?:log|logger|logging|LOG|LOGGER)\.(?:log|info|warn|warning|error|debug|trace|exception|critical))$/,
);

const keyName = /(?:mistral|codestral)_?(?:ai_?)?(?:api_?)?key$|^api_?key$|^(?:mistral|codestral)_?(?:api_?)?token$/i;

/** A call that is named with one of these makes something of a key that is no longer the key. */
const harmless = new Set(
  'len bool boolean type typeof isinstance mask masked redact redacted obfuscate hide hash fingerprint digest sha256 has is includes startswith starts validate'.split(
    ' ',
  ),
);

const isHarmless = (callee: string): boolean =>
  wordsOf(callee.split('.').at(-1) ?? '').some((word) => harmless.has(word));

/** `maskApiKey`, `_key_fingerprint`. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');

/** What is told about a key without telling it. */
const about = /^(?:length|size|name|id|label|alias)$/;

export const keyLogged = callRule({
  id: 'call/key-logged',
  languages: both,
  severity: 'error',
  title: 'Key in a log',
  why:
    'Logs are kept, shipped and read by many. A part of the key is enough to know it again, and eight characters of it are eight ' +
    'less to guess. Log whether there is one, if you must.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: (source) => (/mistral/i.test(source.text) ? logCalls(source).flatMap(loggedKeys) : []),
  filter: (key) => ({ span: key, message: say('The key is written to the log. Log whether there is one, not which.') }),
  fix: (key, source) => [
    { title: say('Log only whether there is a key'), safe: true, edits: [replace(key, whetherSet(key, source))] },
  ],
  docs: {
    bad: { language: 'typescript', code: `console.log(\`using \${process.env.MISTRAL_API_KEY}\`)` },
    good: { language: 'typescript', code: `console.log(\`key \${process.env.MISTRAL_API_KEY ? 'set' : 'missing'}\`)` },
  },
});

const loggedKeys = (call: Call): readonly Expression[] =>
  [...call.args, ...call.named.map(({ value }) => value)].flatMap(keysIn);

/** The whole key or a slice of it; names in a text are only words, and a test is not its value. */
function keysIn(expression: Expression): readonly Expression[] {
  if (isKey(expression)) return [expression];
  if (expression.kind === 'call' && isHarmless(pathOf(expression.callee) ?? '')) return [];
  if (expression.kind === 'member' && about.test(expression.name)) return [];
  if (expression.kind === 'other' && /unary|not_/.test(expression.type)) return [];
  return partsOf(expression).flatMap(keysIn);
}

function isKey(expression: Expression): boolean {
  if (expression.kind === 'call') return readsVariable(expression);
  if (expression.kind === 'name') return keyName.test(expression.name);
  return expression.kind === 'member' && keyName.test(expression.name);
}

/** `os.getenv("MISTRAL_API_KEY")`. */
function readsVariable({ callee, args: [name] }: Call): boolean {
  return (
    /^(?:os\.)?(?:getenv|environ\.get)$/.test(pathOf(callee) ?? '') && name?.kind === 'text' && keyName.test(name.value)
  );
}

function whetherSet(key: Expression, source: Source): string {
  const read = source.text.slice(key.start, key.end);
  const outer = source.nodeAt(key.start);
  const [set, missing] = isInPythonText(outer)
    ? otherQuoted(source, outer)
    : [quoted(source, 'set'), quoted(source, 'missing')];
  return source.family === 'python' ? `(${set} if ${read} else ${missing})` : `(${read} ? ${set} : ${missing})`;
}

type SyntaxNode = ReturnType<Source['nodeAt']>;

function textAround(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = node;
  while (at !== null && at.type !== 'interpolation') at = at.parent;
  return at?.parent ?? undefined;
}

const isInPythonText = (node: SyntaxNode): boolean => textAround(node) !== undefined;

/** Before Python 3.12 an f-string cannot hold its own quotes. */
function otherQuoted(source: Source, node: SyntaxNode): readonly [string, string] {
  const around = textAround(node);
  const opening = around === undefined ? '' : source.text.slice(around.startIndex, around.startIndex + 4);
  const quote = opening.includes('"') ? "'" : '"';
  return [`${quote}set${quote}`, `${quote}missing${quote}`];
}
