import type { Node } from '@vscode/tree-sitter-wasm';
import type { Expression } from './expression.ts';
import { field, partNodes, spanOf } from './reader.ts';
import type { Span } from './span.ts';

/** A function, method or lambda, and the names it is given. */
export interface Routine extends Span {
  readonly parameters: readonly Parameter[];
  readonly parent: Routine | undefined;
  readonly node: Node;
}

export interface Parameter {
  readonly name: string;
  /** As written, with its type and default: `req: Request`. */
  readonly written: string;
}

/** A function of this file, by the one name it has, and everything it may give back. */
export interface Returning {
  readonly routine: Routine;
  readonly values: readonly Expression[];
}

/** Routines in the order they begin, each knowing the one around it. */
export function nested(nodes: readonly Node[]): readonly Routine[] {
  const open: Routine[] = [];
  return nodes
    .toSorted((a, b) => a.startIndex - b.startIndex || b.endIndex - a.endIndex)
    .map((node) => {
      while ((open.at(-1)?.end ?? Infinity) <= node.startIndex) open.pop();
      const routine = routineOf(node, open.at(-1));
      open.push(routine);
      return routine;
    });
}

function routineOf(node: Node, parent: Routine | undefined): Routine {
  let parameters: readonly Parameter[] | undefined;
  return {
    ...spanOf(node),
    parent,
    node,
    get parameters() {
      parameters ??= parametersOf(node);
      return parameters;
    },
  };
}

/** The innermost routine around a place. */
export function routineAt(routines: readonly Routine[], at: number): Routine | undefined {
  let low = 0;
  let high = routines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((routines[middle]?.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  let found = routines[low - 1];
  while (found !== undefined && found.end <= at) found = found.parent;
  return found;
}

function parametersOf(node: Node): readonly Parameter[] {
  const single = field(node, 'parameter');
  if (single !== undefined) return [{ name: single.text, written: single.text }];
  const list = field(node, 'parameters');
  return list === undefined
    ? []
    : partNodes(list).flatMap((child) => boundNames(child).map((name) => ({ name, written: child.text })));
}

const nameTypes = new Set(['identifier', 'shorthand_property_identifier_pattern']);
const wholes: readonly string[] = ['pattern', 'name', 'left'];

/** The names a pattern binds; types and defaults bind none. */
export function boundNames(pattern: Node): readonly string[] {
  if (nameTypes.has(pattern.type)) return [pattern.text];
  if (pattern.type === 'pair_pattern')
    return [field(pattern, 'value')].flatMap((value) => (value ? boundNames(value) : []));
  const whole = wholes.map((name) => field(pattern, name)).find((child) => child !== undefined);
  if (whole !== undefined) return boundNames(whole);
  if (pattern.type === 'typed_parameter') return partNodes(pattern).slice(0, 1).flatMap(boundNames);
  return /pattern|list|splat|tuple/.test(pattern.type) ? partNodes(pattern).flatMap(boundNames) : [];
}
