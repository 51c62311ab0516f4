import type { Node } from '@vscode/tree-sitter-wasm';
import type { Call, Entry, Expression } from './expression.ts';
import type { Read, Reading } from './reader.ts';
import {
  field,
  opaque,
  partNodes,
  readConstant,
  readEntry,
  readInner,
  readName,
  readOther,
  readRoutine,
  spanOf,
  textOf,
} from './reader.ts';

export const python: Reading = {
  identifier: readName,
  true: readConstant,
  false: readConstant,
  none: readConstant,
  integer: readConstant,
  float: readConstant,
  unary_operator: (node, read) =>
    /^-\s*\d/.test(node.text) ? readConstant(node, read, '') : readOther(node, read, ''),
  lambda: readRoutine,
  await: readInner,
  parenthesized_expression: readInner,
  comparison_operator: opaque,
  not_operator: opaque,
  named_expression: (node, read) => {
    const value = field(node, 'value');
    return value === undefined ? opaque(node) : read(value);
  },
  string: (node, read) => {
    const parts = partNodes(node);
    return {
      kind: 'text',
      value: parts.map((part) => (part.type === 'string_content' ? part.text : '')).join(''),
      holes: parts.filter((part) => part.type === 'interpolation').flatMap((hole) => firstOf(hole, read)),
      ...spanOf(node),
    };
  },
  concatenated_string: (node, read) => textOf(partNodes(node).map(read), spanOf(node)),
  binary_operator: (node, read) => {
    const operator = field(node, 'operator')?.text;
    const sides = [field(node, 'left'), field(node, 'right')].flatMap((side) => (side ? [read(side)] : []));
    const puts = operator === '+' ? sides.some(isText) : operator === '%' && sides[0] !== undefined && isText(sides[0]);
    return puts ? textOf(sides, spanOf(node)) : { ...opaque(node), parts: sides };
  },
  boolean_operator: (node, read) => {
    const sides = partNodes(node).map(read);
    // Where the left side of `and` is handed on it is empty.
    const isAnd = field(node, 'operator')?.text === 'and';
    return { kind: 'choice', options: isAnd ? sides.slice(1) : sides, ...spanOf(node) };
  },
  conditional_expression: (node, read) => {
    const [then, , otherwise] = partNodes(node);
    return {
      kind: 'choice',
      options: [then, otherwise].flatMap((part) => (part ? [read(part)] : [])),
      ...spanOf(node),
    };
  },
  attribute: (node, read) => {
    const object = field(node, 'object');
    if (object === undefined) return opaque(node);
    return { kind: 'member', object: read(object), name: field(node, 'attribute')?.text ?? '', ...spanOf(node) };
  },
  subscript: (node, read) => {
    const object = field(node, 'value');
    const at = field(node, 'subscript');
    if (object === undefined || at === undefined) return opaque(node);
    const index = read(at);
    const name = index.kind === 'text' && index.holes.length === 0 ? index.value : '';
    return { kind: 'member', object: read(object), name, index, ...spanOf(node) };
  },
  call: (node, read) => {
    const call = readCall(node, read);
    return call.kind === 'call' ? filledIn(call) : call;
  },
  dictionary: (node, read) => {
    const nodes = partNodes(node);
    return {
      kind: 'table',
      entries: nodes.flatMap((child) => definedEntry(readPair(child, read))),
      open: nodes.some((child) => child.type === 'dictionary_splat'),
      ...spanOf(node),
    };
  },
  list: readList,
  tuple: readList,
  expression_list: readList,
};

const isText = (side: Expression): boolean => side.kind === 'text';

function firstOf(node: Node, read: Read): readonly Expression[] {
  const first = partNodes(node)[0];
  return first === undefined ? [] : [read(first)];
}

function readList(node: Node, read: Read): Expression {
  const nodes = partNodes(node);
  return {
    kind: 'list',
    items: nodes.map(read),
    open: nodes.some((child) => child.type === 'list_splat'),
    ...spanOf(node),
  };
}

function readCall(node: Node, read: Read): Expression {
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  if (callee === undefined || list === undefined) return opaque(node);
  const nodes = list.type === 'argument_list' ? partNodes(list) : [list];
  return {
    kind: 'call',
    callee: read(callee),
    made: 'called',
    args: nodes.filter((child) => child.type !== 'keyword_argument').map(read),
    named: nodes.flatMap((child) => (child.type === 'keyword_argument' ? definedEntry(readKeyword(child, read)) : [])),
    open: nodes.some((child) => child.type === 'dictionary_splat' || child.type === 'list_splat'),
    brackets: spanOf(list),
    ...spanOf(node),
  };
}

const readKeyword = (node: Node, read: Read) => readEntry(node, field(node, 'name'), field(node, 'value'), read);

function readPair(node: Node, read: Read): Entry | undefined {
  return node.type === 'pair' ? readEntry(node, field(node, 'key'), field(node, 'value'), read) : undefined;
}

const definedEntry = (entry: Entry | undefined): readonly Entry[] => (entry === undefined ? [] : [entry]);

/** `'…{}'.format(x)` is a text with a hole like any other. */
function filledIn(call: Call): Expression {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.name !== 'format' || callee.object.kind !== 'text') return call;
  const values = [...call.args, ...call.named.map(({ value }) => value)];
  return textOf([callee.object, ...values], { start: call.start, end: call.end });
}
