import { globSync, readFileSync } from 'node:fs';
import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { leakDetector } from '#core/detect/leaks.ts';
import { providers } from '#core/detect/providers.ts';
import { harden, steps } from '#core/rules/calls/harden.ts';
import { ruleCards } from '#core/rules/cards.ts';
import { notLookedAt } from '#core/rules/notLookedAt.ts';
import type { Language } from '#core/say.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import { treeSitterFrom } from '#platform/node/treeSitter.ts';

/** A text in the source, and where it stands. */
export interface SourceText {
  readonly at: string;
  readonly text: string;
}

/** Rooms in which every word is for a person: what stands there is said, or is named below as something else. */
const rooms = globSync([
  'src/core/{audit,usage}/*.ts',
  'src/core/chat/export.ts',
  'src/core/fixes/obstacle.ts',
  'src/core/guard/policy/{merge,page,policyFile}.ts',
  'src/core/detect/{judge,known,mistral,neighbours,places,provider}.ts',
  'src/core/scan/*.ts',
  'src/core/report/checks.ts',
  'src/webview/**/*.ts',
]).filter((file) => !/\/(?:badge|texSymbols)\.ts$/.test(file));

/** Beside them, everything that speaks to a person among other things; the manifest's tables have package.nls.json. */
const files = [
  ...rooms,
  ...globSync([
    'src/extension.ts',
    'src/core/guard/redteam/report.ts',
    'src/core/{rules,vault}/**/*.ts',
    'src/features/**/*.ts',
    'src/platform/vscode/**/*.ts',
  ]),
].filter((file) => !file.includes('/manifest/'));

/** What a person reads when an object is handed to VS Code, to the ui or to a page. */
const spoken = new Set(
  'text detail yes label title prompt tooltip evidence copied saveLabel description message placeHolder placeholder'.split(
    ' ',
  ),
);

/** What takes words as its first argument. */
const speaking = /(?:\bshow\w+Message|\bsetStatusBarMessage|\breport|TreeItem)$/;

export interface Reading {
  /** First arguments of `l10n.t`, or of core's `say`, that are one plain literal: the keys of a bundle. */
  readonly translated: readonly SourceText[];
  /** First arguments of `l10n.t` that are anything else: no bundle finds them. */
  readonly composed: readonly SourceText[];
  /** Words that a person reads, past `l10n.t`. */
  readonly plain: readonly SourceText[];
}

/** Reads the source by its syntax, so that a comment or a type is never taken for a text. */
export async function readSource(): Promise<Reading> {
  const parse = await typescript();
  const read = <Read>(file: string, reader: (file: string, root: Node) => Read): Read => {
    const tree = parse(readFileSync(file, 'utf8'));
    const made = reader(file, tree.rootNode);
    tree.delete();
    return made;
  };
  const codes = new Set(globSync('src/{core,webview}/**/*.ts').flatMap((file) => read(file, codesIn)));
  const readings = [
    ...files.map((file) => read(file, readTree)),
    ...rooms.map((file) => read(file, (_, root) => everyWord(file, root, codes))),
  ];
  return {
    translated: readings.flatMap(({ translated }) => translated),
    composed: readings.flatMap(({ composed }) => composed),
    plain: readings.flatMap(({ plain }) => plain),
  };
}

async function typescript(): Promise<(text: string) => Tree> {
  const source = treeSitterFrom('node_modules/@vscode/tree-sitter-wasm/wasm');
  const { Parser, Language } = await source.runtime();
  const parser = new Parser();
  parser.setLanguage(await Language.load(await source.grammar('typescript')));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('The parser gave nothing');
    return tree;
  };
}

function readTree(file: string, root: Node): Reading {
  const of = (node: Node): SourceText => ({ at: `${file}:${node.startPosition.row + 1}`, text: textOf(node) });
  const calls = all(root, 'call_expression', 'new_expression');
  const asked = calls
    .filter(/^src\/(?:core|webview)\//.test(file) ? isSaid : isTranslation)
    .flatMap((call) => firstArgument(call) ?? []);
  const shown = [
    ...all(root, 'pair').filter(isSpoken),
    ...calls.filter(isSpeaking).flatMap((call) => firstArgument(call) ?? []),
  ];
  return {
    translated: asked.filter(({ type }) => type === 'string').map(of),
    composed: asked.filter(({ type }) => type !== 'string').map(of),
    plain: shown
      .flatMap(values)
      .map(of)
      .filter(({ text }) => isWords(text)),
  };
}

/** What a type names is a code: nobody reads it. */
const codesIn = (_: string, root: Node): readonly string[] => [
  ...all(root, 'literal_type')
    .flatMap((type) => all(type, 'string'))
    .map(textOf),
  ...all(root, 'call_expression')
    .filter((call) => /^z\.(?:literal|enum)$/.test(nameOf(call)))
    .flatMap((call) => all(call, 'string').map(textOf)),
];

/** Words that are neither said nor anything a program alone reads. */
function everyWord(file: string, root: Node, codes: ReadonlySet<string>): Reading {
  const said = new Set(
    all(root, 'call_expression')
      .filter(isSaid)
      .flatMap((call) => firstArgument(call)?.id ?? []),
  );
  const plain = all(root, 'string', 'template_string')
    .filter((node) => !said.has(node.id) && !isForPrograms(node))
    .map((node) => ({ at: `${file}:${node.startPosition.row + 1}`, text: textOf(node) }))
    .filter(({ text }) => isSentence(text) && !codes.has(text));
  return { translated: [], composed: [], plain };
}

function isForPrograms({ parent }: Node): boolean {
  if (parent === null) return false;
  if (parent.type === 'pair') return mute.has(keyOf(parent)) || isTitleOfRule(parent);
  if (parent.type === 'ternary_expression') return isForPrograms(parent);
  // What is compared, imported or a type, nobody reads.
  return /^(?:binary_expression|(?:import|export)_statement|literal_type)$/.test(parent.type);
}

const keyOf = (pair: Node): string => pair.childForFieldName('key')?.text ?? '';

/** The rows of these tables are said where they are shown; `tableTexts` has them. */
const isTitleOfRule = (pair: Node): boolean =>
  keyOf(pair) === 'title' &&
  all(pair.parent ?? pair, 'pair').some((other) => keyOf(other) === 'help' || keyOf(other) === 'why');

/** What core says by `sayRow`: the words of rules. */
export const tableTexts = (): readonly string[] => [
  ...[...leakDetector().rules, dotenvRule, notLookedAt].flatMap(({ title, help }) => [title, help]),
  ...[...ruleCards, harden].flatMap(({ title, why }) => [title, why]),
  ...steps.map(({ what }) => what),
  ...providers.map(({ label }) => `Hard-coded ${label}`),
];

/** Of these properties only programs read what stands there. */
const mute = new Set(['class', "'aria-describedby'", 'code', 'query', 'help', 'why']);

const isSentence = (text: string): boolean => /\p{L}\p{L}\s+\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text);

const all = (root: Node, ...types: string[]): readonly Node[] =>
  root.descendantsOfType(types).filter((node) => node !== null);

const nameOf = (call: Node): string =>
  (call.childForFieldName('function') ?? call.childForFieldName('constructor'))?.text ?? '';

const isTranslation = (call: Node): boolean => /(?:^|\bl10n\.)t$/.test(nameOf(call));
const isSaid = (call: Node): boolean => nameOf(call) === 'say';

const isSpeaking = (call: Node): boolean => speaking.test(nameOf(call));

const isSpoken = (pair: Node): boolean => spoken.has(keyOf(pair)) && !isTitleOfRule(pair);

const firstArgument = (call: Node): Node | undefined =>
  call.childForFieldName('arguments')?.namedChildren.find((each) => each !== null) ?? undefined;

/** The value itself, either side of a condition, and what a function gives at once. */
function values(node: Node): readonly Node[] {
  if (node.type === 'string' || node.type === 'template_string') return [node];
  const field = fieldsOf[node.type];
  return (field ?? []).flatMap((name) => {
    const child = node.childForFieldName(name);
    return child === null ? [] : values(child);
  });
}

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  pair: ['value'],
  ternary_expression: ['consequence', 'alternative'],
  arrow_function: ['body'],
  binary_expression: ['left', 'right'],
};

/** What stands there when the program runs, without what is put into a template. */
const textOf = (node: Node): string =>
  node.namedChildren
    .filter((child) => child !== null)
    .filter(({ type }) => type === 'string_fragment' || type === 'escape_sequence')
    .map(({ type, text }) => (type === 'escape_sequence' ? unescaped(text) : text))
    .join('');

const unescaped = (sequence: string): string => (sequence === '\\n' ? '\n' : sequence.slice(1));

/** An id is one lower-case word; a sentence, a title or a button is not. */
const isWords = (text: string): boolean => /\p{L}{2}/u.test(text) && (/\s/.test(text.trim()) || /^\p{Lu}/u.test(text));

export const placeholders = (text: string): readonly string[] => [...(text.match(/\{\d+\}/g) ?? [])].sort();

/** What a translation must not touch: links to commands and settings, code, icons and names of variables. */
export const fixedParts = (text: string): readonly string[] =>
  [...(text.match(/\(command:[^)]*\)|`[^`]*`|\$\([a-z-]+\)|\$\{[^}]*\}/g) ?? [])].sort();

/** What a page is given, were VS Code in that language. Its dates have no Latin letter: each that is left over is English. */
export const pseudoLanguage = (): Language => ({
  name: 'ja',
  texts: Object.fromEntries(Object.keys(french()).map((text) => [text, pseudo(text)])),
});

export const french = (): Language['texts'] =>
  JSON.parse(readFileSync('src/platform/vscode/l10n/bundle.l10n.fr.json', 'utf8'));

const accents: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'ï', o: 'ô', u: 'ü', c: 'ç', n: 'ñ' };

/** A language that nobody speaks: every word changed, a third longer, and nothing lost that must stay. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\d+\}|\(command:[^)]*\)|`[^`]*`|\$\([a-z-]+\)|\$\{[^}]*\})/);
  const changed = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[aeioucn]/g, (letter) => accents[letter] ?? letter),
  );
  return `⟦${changed.join('')}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}

/** A language made up while it is spoken: every text there is has its own. */
export const madeUp = (put: (text: string) => string): Language => ({
  name: 'en',
  texts: new Proxy({}, { get: (_, text) => put(String(text)) }),
});
