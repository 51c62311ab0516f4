import hljs from 'highlight.js/lib/core';
import { languages, readAs } from './languages.ts';

/** A stretch of code and what it is: a keyword, a string. Nested, as languages are. */
export type Shade = string | { readonly scope: string; readonly children: readonly Shade[] };

/** Colouring takes about a third of a millisecond a kilobyte, and nobody reads a listing of this size for its colours. */
const longest = 100_000;

for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);
for (const [languageName, aliases] of Object.entries(readAs)) hljs.registerAliases([...aliases], { languageName });

/** The code in shades, as data: the highlighter's HTML is never used. One plain shade for a language unknown here. */
export function shadesOf(code: string, language: string): readonly Shade[] {
  if (code.length > longest || hljs.getLanguage(language) === undefined) return [code];
  const { _emitter } = hljs.highlight(code, { language, ignoreIllegals: true });
  return (_emitter as Partial<Tree>).rootNode?.children ?? [code];
}

/** What the highlighter makes its HTML from. */
interface Tree {
  readonly rootNode: { readonly children: readonly Shade[] };
}
