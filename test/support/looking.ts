import type { Found } from '#core/rules/engine.ts';
import { lookAt } from '#core/rules/engine.ts';
import { programIn } from '#core/rules/markup.ts';
import { languageOf } from '#core/rules/syntax/language.ts';
import { openParsers } from '#core/rules/syntax/parser.ts';
import type { Project, Source } from '#core/rules/syntax/source.ts';
import { callRules } from '#core/rules/table.ts';
import { treeSitterFrom } from '#platform/node/treeSitter.ts';

export const parsers = openParsers(treeSitterFrom('node_modules/@vscode/tree-sitter-wasm/wasm'));

/** Looks at a text as the product does, and hands over what was found while the tree lives. */
export async function looking<Value>(
  path: string,
  text: string,
  use: (found: readonly Found[], source: Source) => Value,
  project: Project = {},
): Promise<Value | undefined> {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`No language for ${path}`);
  const file = { path, text: programIn(path, text), language, project };
  const outcome = lookAt(file, await parsers.open(language), callRules, () => false, use);
  return outcome.kind === 'looked' ? outcome.value : undefined;
}

export const ruleIds = async (path: string, text: string, project?: Project): Promise<readonly string[]> =>
  (await looking(path, text, (found) => found.map(({ rule }) => rule.id), project)) ?? [];
