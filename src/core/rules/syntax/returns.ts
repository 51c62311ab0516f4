import type { Node } from '@vscode/tree-sitter-wasm';
import { groupBy } from '#core/groupBy.ts';
import type { Expression } from './expression.ts';
import type { Read } from './reader.ts';
import { field } from './reader.ts';
import type { Returning, Routine } from './routines.ts';

/** Functions of one name cannot be told apart by it and are left out. */
export function returningByName(
  routines: readonly Routine[],
  returned: readonly Node[],
  routineAt: (at: number) => Routine | undefined,
  read: Read,
): ReadonlyMap<string, Returning> {
  const byRoutine = groupBy(returned, (node) => routineAt(node.startIndex));
  const named = groupBy(
    routines.filter((routine) => nameOf(routine.node) !== ''),
    ({ node }) => nameOf(node),
  );
  return new Map(
    [...named].flatMap(([name, [routine, another]]): [string, Returning][] => {
      if (routine === undefined || another !== undefined) return [];
      const nodes = [...(byRoutine.get(routine) ?? []), ...bodyOf(routine.node)];
      return nodes.length === 0 ? [] : [[name, returning(routine, nodes, read)]];
    }),
  );
}

function returning(routine: Routine, nodes: readonly Node[], read: Read): Returning {
  let values: readonly Expression[] | undefined;
  return {
    routine,
    get values() {
      values ??= nodes.map(read);
      return values;
    },
  };
}

/** `function ask() {}`, `ask() {}` in a class, `const ask = () => {}`, `def ask():`. */
function nameOf(node: Node): string {
  const own = field(node, 'name');
  if (own !== undefined) return own.text;
  const holder = node.parent;
  return holder?.type === 'variable_declarator' ? (field(holder, 'name')?.text ?? '') : '';
}

/** `() => value`. */
function bodyOf(node: Node): readonly Node[] {
  const body = node.type === 'arrow_function' ? field(node, 'body') : undefined;
  return body === undefined || body.type === 'statement_block' ? [] : [body];
}
