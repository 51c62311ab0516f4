import type { Node } from '@vscode/tree-sitter-wasm';
import type { Family } from './language.ts';
import { field, partNodes } from './reader.ts';

/** Where a local name comes from. `name` is `default` or `*` where the module itself is meant. */
export interface Import {
  readonly local: string;
  readonly module: string;
  readonly name: string;
}

export const importsOf = (node: Node, family: Family): readonly Import[] =>
  family === 'python' ? pythonImports(node) : scriptImports(node);

function scriptImports(node: Node): readonly Import[] {
  const module = unquoted(field(node, 'source')?.text ?? '');
  const clause = partNodes(node).find(({ type }) => type === 'import_clause');
  return clause === undefined ? [] : partNodes(clause).flatMap((part) => scriptNames(part, module));
}

function scriptNames(part: Node, module: string): readonly Import[] {
  if (part.type === 'identifier') return [{ local: part.text, module, name: 'default' }];
  if (part.type === 'namespace_import') return [{ local: partNodes(part)[0]?.text ?? '', module, name: '*' }];
  return partNodes(part).flatMap((specifier) => {
    const name = field(specifier, 'name')?.text ?? '';
    return [{ local: field(specifier, 'alias')?.text ?? name, module, name }];
  });
}

function pythonImports(node: Node): readonly Import[] {
  const from = field(node, 'module_name')?.text;
  const names = node.childrenForFieldName('name').filter((child): child is Node => child !== null);
  return names.map((child) => pythonName(child, from));
}

function pythonName(child: Node, from: string | undefined): Import {
  const name = child.type === 'aliased_import' ? (field(child, 'name')?.text ?? '') : child.text;
  const alias = child.type === 'aliased_import' ? field(child, 'alias')?.text : undefined;
  if (from !== undefined) return { local: alias ?? name, module: from, name };
  // `import mistralai.client` binds `mistralai`; the rest is written out where it is used.
  return alias === undefined
    ? { local: head(name), module: head(name), name: '*' }
    : { local: alias, module: name, name: '*' };
}

const head = (dotted: string): string => dotted.split('.')[0] ?? dotted;
const unquoted = (text: string): string => text.slice(1, -1);
