import type { Node } from '@vscode/tree-sitter-wasm';
import type { Entry, Expression, Text } from './expression.ts';
import type { Span } from './span.ts';

export type Read = (node: Node) => Expression;
type ReadKind = (node: Node, read: Read, source: string) => Expression;

/** How a language writes each kind of expression, by the grammar's own names. */
export type Reading = Readonly<Record<string, ReadKind>>;

/** Nobody nests a call's arguments deeper; machines that do get no finding, and no stack overflow. */
const deepest = 80;

/** Thrown in the middle of a rule when the file has had its share; whoever handed the source out catches it. */
export class Stopped extends Error {}

/** Each node is read once: in a chain of a thousand links every link would else be read again for each of those before it. */
export function reader(reading: Reading, source: string, stop: () => boolean): Read {
  const known = new Map<number, Expression>();
  let depth = 0;
  const read: Read = (node) => {
    const before = known.get(node.id);
    if (before !== undefined) return before;
    if (depth >= deepest) return opaque(node);
    if (known.size % breath === 0 && stop()) throw new Stopped();
    depth++;
    try {
      const expression = (reading[node.type] ?? readOther)(node, read, source);
      known.set(node.id, expression);
      return expression;
    } finally {
      depth--;
    }
  };
  return read;
}

const breath = 64;

export const readOther: ReadKind = (node, read) => ({ ...opaque(node), parts: partNodes(node).map(read) });
export const readInner: ReadKind = (node, read) => {
  const inner = partNodes(node)[0];
  return inner === undefined ? opaque(node) : read(inner);
};
export const readName: ReadKind = (node) => ({ kind: 'name', name: node.text, ...spanOf(node) });
export const readConstant: ReadKind = (node) => ({ kind: 'constant', value: node.text.toLowerCase(), ...spanOf(node) });
export const readRoutine: ReadKind = (node) => ({ kind: 'routine', ...spanOf(node) });
export const readOpaque: ReadKind = (node) => opaque(node);

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

export function opaque(node: Node) {
  return { kind: 'other', type: node.type, parts: [] as readonly Expression[], ...spanOf(node) } as const;
}

/** The children that carry meaning. */
export function partNodes(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

export const field = (node: Node, name: string): Node | undefined => node.childForFieldName(name) ?? undefined;

/** A text that is put together: what stands in it, and what is put in. */
export function textOf(pieces: readonly Expression[], span: Span): Text {
  return {
    kind: 'text',
    value: pieces.map((piece) => (piece.kind === 'text' ? piece.value : '')).join(''),
    holes: pieces.flatMap((piece) => (piece.kind === 'text' ? piece.holes : [piece])),
    ...span,
  };
}

export function readEntry(node: Node, key: Node | undefined, value: Node | undefined, read: Read): Entry | undefined {
  if (key === undefined || value === undefined) return undefined;
  const name = read(key);
  const text = name.kind === 'text' ? name.value : name.kind === 'name' ? name.name : '';
  return { key: text, value: read(value), ...spanOf(node) };
}
