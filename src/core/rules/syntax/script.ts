import type { Node } from '@vscode/tree-sitter-wasm';
import type { Entry, Expression } from './expression.ts';
import type { Read, Reading } from './reader.ts';
import {
  field,
  opaque,
  partNodes,
  readConstant,
  readEntry,
  readInner,
  readName,
  readOpaque,
  readOther,
  readRoutine,
  spanOf,
  textOf,
} from './reader.ts';

/** TypeScript and JavaScript. */
export const script: Reading = {
  identifier: readName,
  property_identifier: readName,
  shorthand_property_identifier: readName,
  private_property_identifier: readName,
  this: readName,
  super: readName,
  meta_property: readName,
  undefined: readConstant,
  true: readConstant,
  false: readConstant,
  null: readConstant,
  number: readConstant,
  unary_expression: (node, read) =>
    /^-\s*\d/.test(node.text) ? readConstant(node, read, '') : readOther(node, read, ''),
  arrow_function: readRoutine,
  function_expression: readRoutine,
  generator_function: readRoutine,
  class: readOpaque,
  jsx_element: readOpaque,
  jsx_self_closing_element: readOpaque,
  await_expression: readInner,
  parenthesized_expression: readInner,
  as_expression: readInner,
  satisfies_expression: readInner,
  non_null_expression: readInner,
  type_assertion: (node, read) => {
    const value = partNodes(node).at(-1);
    return value === undefined ? opaque(node) : read(value);
  },
  string: (node, _read, source) => ({
    kind: 'text',
    value: source.slice(node.startIndex + 1, node.endIndex - 1),
    holes: [],
    ...spanOf(node),
  }),
  template_string: (node, read, source) => ({
    kind: 'text',
    value: withoutHoles(node, source),
    holes: holeNodes(node).flatMap((hole) => partNodes(hole).map(read)),
    ...spanOf(node),
  }),
  binary_expression: readBinary,
  ternary_expression: (node, read) => ({
    kind: 'choice',
    options: [field(node, 'consequence'), field(node, 'alternative')].flatMap((part) => (part ? [read(part)] : [])),
    ...spanOf(node),
  }),
  member_expression: (node, read) => {
    const object = field(node, 'object');
    if (object === undefined) return opaque(node);
    return { kind: 'member', object: read(object), name: field(node, 'property')?.text ?? '', ...spanOf(node) };
  },
  subscript_expression: (node, read) => {
    const object = field(node, 'object');
    const at = field(node, 'index');
    if (object === undefined || at === undefined) return opaque(node);
    const index = read(at);
    const name = index.kind === 'text' && index.holes.length === 0 ? index.value : '';
    return { kind: 'member', object: read(object), name, index, ...spanOf(node) };
  },
  call_expression: (node, read) => readCall(node, field(node, 'function'), 'called', read),
  new_expression: (node, read) => readCall(node, field(node, 'constructor'), 'new', read),
  object: (node, read) => {
    const nodes = partNodes(node);
    return {
      kind: 'table',
      entries: nodes.flatMap((child) => readProperty(child, read)),
      open: nodes.some((child) => child.type === 'spread_element'),
      ...spanOf(node),
    };
  },
  array: (node, read) => ({
    kind: 'list',
    items: partNodes(node).map(read),
    open: partNodes(node).some((child) => child.type === 'spread_element'),
    ...spanOf(node),
  }),
};

function readCall(node: Node, callee: Node | undefined, made: 'new' | 'called', read: Read): Expression {
  const list = field(node, 'arguments');
  if (callee === undefined || list === undefined) return callee === undefined ? opaque(node) : read(callee);
  const args = list.type === 'arguments' ? partNodes(list) : [list];
  return {
    kind: 'call',
    callee: read(callee),
    made,
    args: args.map(read),
    named: [],
    open: args.some((arg) => arg.type === 'spread_element'),
    brackets: spanOf(list),
    ...spanOf(node),
  };
}

function readProperty(node: Node, read: Read): readonly Entry[] {
  if (node.type === 'shorthand_property_identifier')
    return [{ key: node.text, value: read(node), shorthand: true, ...spanOf(node) }];
  const entry = node.type === 'pair' ? readEntry(node, field(node, 'key'), field(node, 'value'), read) : undefined;
  return entry === undefined ? [] : [entry];
}

function readBinary(node: Node, read: Read): Expression {
  const operator = field(node, 'operator')?.text ?? '';
  const sides = [field(node, 'left'), field(node, 'right')].flatMap((side) => (side ? [read(side)] : []));
  if (operator === '+' && sides.some((side) => side.kind === 'text')) return textOf(sides, spanOf(node));
  // Where the left side of `&&` is handed on it is empty.
  if (operator === '&&') return { kind: 'choice', options: sides.slice(1), ...spanOf(node) };
  if (operator === '||' || operator === '??') return { kind: 'choice', options: sides, ...spanOf(node) };
  // A comparison says something about a value; it does not carry it.
  if (/^[=!<>]|^in/.test(operator)) return opaque(node);
  return { ...opaque(node), parts: sides };
}

const holeNodes = (node: Node) => partNodes(node).filter((child) => child.type === 'template_substitution');

function withoutHoles(node: Node, source: string): string {
  let at = node.startIndex + 1;
  let text = '';
  for (const hole of holeNodes(node)) {
    text += source.slice(at, hole.startIndex);
    at = hole.endIndex;
  }
  return text + source.slice(at, node.endIndex - 1);
}
