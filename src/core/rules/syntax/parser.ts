import type { Parser, Query, Tree } from '@vscode/tree-sitter-wasm';
import { gather } from './gather.ts';
import type { Language } from './language.ts';
import { queries } from './queries.ts';
import type { FileText, Source } from './source.ts';

/** The runtime and its grammars come in from outside: core reads no file. */
export interface TreeSitter {
  /** Made ready to parse; called once. */
  runtime(): Promise<typeof import('@vscode/tree-sitter-wasm')>;
  grammar(language: Language): Promise<Uint8Array>;
}

export interface Parsers {
  /** Loads what a language needs; nothing is loaded before its first file. */
  open(language: Language): Promise<ParseFile>;
}

/** The parsed file, handed to `use` and freed afterwards; nothing when `stop` said so first. */
export type ParseFile = <T>(file: FileText, stop: () => boolean, use: (source: Source) => T) => T | undefined;

export function openParsers(treeSitter: TreeSitter): Parsers {
  const ready = new Map<Language, Promise<ParseFile>>();
  return {
    open(language) {
      const before = ready.get(language);
      if (before !== undefined) return before;
      const opening = openParser(language, treeSitter);
      ready.set(language, opening);
      return opening;
    },
  };
}

async function openParser(language: Language, treeSitter: TreeSitter): Promise<ParseFile> {
  const runtime = await treeSitter.runtime();
  const grammar = await runtime.Language.load(await treeSitter.grammar(language));
  const query = new runtime.Query(grammar, queries[language]);
  const parser = new runtime.Parser();
  parser.setLanguage(grammar);
  warmUp(parser, language, query);
  return (file, stop, use) => {
    const tree = parse(parser, file.text, stop);
    if (tree === null) return undefined;
    try {
      const source = gather(file, tree, query, stop);
      return source === undefined ? undefined : use(source);
    } finally {
      tree.delete();
    }
  };
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

function parse(parser: Parser, text: string, stop: () => boolean): Tree | null {
  const tree = parser.parse(text, null, { progressCallback: stop });
  // A parse that was stopped leaves its place in the parser; the next file must not go on from there.
  if (tree === null) parser.reset();
  return tree;
}
