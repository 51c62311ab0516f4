import { globSync, readFileSync } from 'node:fs';
import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import { treeSitterFrom } from '#platform/node/treeSitter.ts';

/** A text in the source, and where it stands. */
export interface SourceText {
  readonly at: string;
  readonly text: string;
}

/** Everything that speaks to a person by VS Code's own translations, core's vault by way of `say`; the manifest's tables have package.nls.json. */
const files = globSync([
  'src/extension.ts',
  'src/core/vault/**/*.ts',
  'src/features/**/*.ts',
  'src/platform/vscode/**/*.ts',
]).filter((file) => !file.includes('/manifest/'));

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
  const readings = files.map((file) => {
    const tree = parse(readFileSync(file, 'utf8'));
    const reading = readTree(file, tree.rootNode);
    tree.delete();
    return reading;
  });
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
    .filter(file.startsWith('src/core/') ? isSaid : isTranslation)
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

const all = (root: Node, ...types: string[]): readonly Node[] =>
  root.descendantsOfType(types).filter((node) => node !== null);

const nameOf = (call: Node): string =>
  (call.childForFieldName('function') ?? call.childForFieldName('constructor'))?.text ?? '';

const isTranslation = (call: Node): boolean => /(?:^|\bl10n\.)t$/.test(nameOf(call));
const isSaid = (call: Node): boolean => nameOf(call) === 'say';

const isSpeaking = (call: Node): boolean => speaking.test(nameOf(call));

const isSpoken = (pair: Node): boolean => spoken.has(pair.childForFieldName('key')?.text ?? '');

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

const accents: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'ï', o: 'ô', u: 'ü', c: 'ç', n: 'ñ' };

/** A language that nobody speaks: every word changed, a third longer, and nothing lost that must stay. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\d+\}|\(command:[^)]*\)|`[^`]*`|\$\([a-z-]+\)|\$\{[^}]*\})/);
  const changed = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(/[aeioucn]/g, (letter) => accents[letter] ?? letter),
  );
  return `⟦${changed.join('')}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}
