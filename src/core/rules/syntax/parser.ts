import type { Parser, Query, Tree } from '@vscode/tree-sitter-wasm';
import { gatherPlain } from '../plain/gather.ts';
import type { PlainLanguage } from '../plain/language.ts';
import { plainQueries } from '../plain/queries.ts';
import type { PlainFile, PlainSource } from '../plain/source.ts';
import { difference } from './difference.ts';
import { gather } from './gather.ts';
import type { Language } from './language.ts';
import { queries } from './queries.ts';
import { Stopped } from './reader.ts';
import type { FileText, Source } from './source.ts';

export type TreeSitterRuntime = typeof import('@vscode/tree-sitter-wasm');

/** The runtime and its grammars come in from outside: core reads no file. */
export interface TreeSitter {
  /** Made ready to parse; every call makes one of its own. */
  runtime(): Promise<TreeSitterRuntime>;
  grammar(language: Language | PlainLanguage): Promise<Uint8Array>;
}

export interface Parsers {
  /** Loads what a language needs; nothing is loaded before its first file. */
  open(language: Language): Promise<ParseFile>;
  openPlain(language: PlainLanguage): Promise<ParsePlain>;
  /** For a document that is being typed in: only what changed is read again. */
  follow(language: Language): Promise<Following>;
}

/** The parsed file, handed to `use` and freed afterwards; nothing when `stop` said so first. Throws `ParserBroke`. */
export type ParseFile = <T>(file: FileText, stop: () => boolean, use: (source: Source) => T) => T | undefined;

/** Everything that is asked of such a file is read out of its tree at once. */
export type ParsePlain = (file: PlainFile, stop: () => boolean) => PlainSource | undefined;

export interface Following {
  /** At every keystroke: only what changed is read again, and nothing is asked. */
  read(file: FileText): void;
  /** When nobody types: the whole document, from what was read before. */
  readonly parse: ParseFile;
  close(): void;
}

/** A grammar with its parser and its query. */
interface Opened {
  readonly parser: Parser;
  readonly query: Query;
}

export function openParsers(treeSitter: TreeSitter): Parsers {
  const ready = new Map<Language | PlainLanguage, Promise<Opened>>();
  let runtime: Promise<TreeSitterRuntime> | undefined;
  const opened = (language: Language | PlainLanguage, query: string): Promise<Opened> => {
    runtime ??= treeSitter.runtime();
    const opening = ready.get(language) ?? openParser(runtime, treeSitter.grammar(language), query);
    ready.set(language, opening);
    return opening;
  };
  const warm = async (language: Language): Promise<Opened> => {
    const isFirst = !ready.has(language);
    const { parser, query } = await opened(language, queries[language]);
    if (isFirst) warmUp(parser, language, query);
    return { parser, query };
  };
  const forget = () => {
    runtime = undefined;
    ready.clear();
  };
  return {
    open: async (language) => {
      const parse = once(await warm(language));
      return (file, stop, use) => guarded(() => parse(file, stop, use), forget);
    },
    openPlain: async (language) => {
      const parse = plain(await opened(language, plainQueries[language]));
      return (file, stop) => guarded(() => parse(file, stop), forget);
    },
    follow: async (language) => {
      const { parse, ...rest } = following(await warm(language));
      return { ...rest, parse: (file, stop, use) => guarded(() => parse(file, stop, use), forget) };
    },
  };
}

/** A file can be written so that the parser's own memory is overwritten. Whatever that parser says afterwards means nothing. */
export class ParserBroke extends Error {}

const traps: readonly string[] = ['RuntimeError', 'RangeError'];

/** Whatever breaks inside is told as `ParserBroke`, and the next to open a parser gets a new one. */
function guarded<Value>(parse: () => Value, forget: () => void): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error && traps.includes(error.name))) throw error;
    forget();
    throw new ParserBroke('the parser broke', { cause: error });
  }
}

async function openParser(
  starting: Promise<TreeSitterRuntime>,
  reading: Promise<Uint8Array>,
  asks: string,
): Promise<Opened> {
  const runtime = await starting;
  const grammar = await runtime.Language.load(await reading);
  const query = new runtime.Query(grammar, asks);
  const parser = new runtime.Parser();
  parser.setLanguage(grammar);
  return { parser, query };
}

const once =
  ({ parser, query }: Opened): ParseFile =>
  (file, stop, use) => {
    const tree = parse(parser, file.text, null, stop);
    if (tree === null) return undefined;
    try {
      return show(file, tree, query, stop, use);
    } finally {
      tree.delete();
    }
  };

const plain =
  ({ parser, query }: Opened): ParsePlain =>
  (file, stop) => {
    const tree = parse(parser, file.text, null, stop);
    if (tree === null) return undefined;
    try {
      const matches = query.matches(tree.rootNode, { progressCallback: stop });
      return stop() ? undefined : gatherPlain(file, matches);
    } finally {
      tree.delete();
    }
  };

function following({ parser, query }: Opened): Following {
  let last: { readonly text: string; readonly tree: Tree } | undefined;
  const close = () => {
    last?.tree.delete();
    last = undefined;
  };
  const treeOf = (text: string, stop: () => boolean): Tree | null => {
    if (last?.text === text) return last.tree;
    last?.tree.edit(difference(last.text, text));
    const tree = parse(parser, text, last?.tree ?? null, stop);
    // Where the reading was stopped, the old tree was moved for a text that nobody read: begin anew next time.
    close();
    if (tree !== null) last = { text, tree };
    return tree;
  };
  return {
    close,
    read: (file) => void treeOf(file.text, () => false),
    parse: (file, stop, use) => {
      const tree = treeOf(file.text, stop);
      return tree === null ? undefined : show(file, tree, query, stop, use);
    },
  };
}

function show<T>(
  file: FileText,
  tree: Tree,
  query: Query,
  stop: () => boolean,
  use: (source: Source) => T,
): T | undefined {
  try {
    const source = gather(file, tree, query, stop);
    return source === undefined ? undefined : use(source);
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

/** The first parse compiles the grammar's code; that time belongs to nobody's file. */
function warmUp(parser: Parser, language: Language, query: Query): void {
  const tree = parser.parse(language === 'python' ? samples.python : samples.script);
  if (tree === null) return;
  gather({ path: '', text: '', language }, tree, query, () => false);
  tree.delete();
}

const samples = {
  script:
    "import { a } from 'b';\nexport const f = async (x) => { for (const y of x) await a.b({ c: y, e: [1] }); };\n",
  python: 'from a import b\n\ndef f(x):\n    for y in x:\n        b.c(d=f"e{y}", g=[1])\n',
} as const;

function parse(parser: Parser, text: string, before: Tree | null, stop: () => boolean): Tree | null {
  const tree = parser.parse(text, before, { progressCallback: stop });
  // A parse that was stopped leaves its place in the parser; the next file must not go on from there.
  if (tree === null) parser.reset();
  return tree;
}
