import type { Node } from '@vscode/tree-sitter-wasm';
import type { Expression } from './expression.ts';
import type { Read } from './reader.ts';
import { field, partNodes } from './reader.ts';

/** A name (or a path such as `self.client`) that is given a value. */
export interface Binding {
  readonly name: string;
  readonly at: number;
  /** Where the statement's value ends: before that, the name still holds what it held. */
  readonly until: number;
  readonly value: Expression;
}

const plain = new Set(['identifier', 'member_expression', 'attribute']);
/** `session["tone"]` and `session.tone` are one place. */
const quotedIndex = /\[(["'])(\w+)\1\]$/;
const lists = new Set(['array_pattern', 'pattern_list', 'tuple_pattern', 'list_pattern']);

export function bindingsOf(target: Node, value: Node, read: Read): readonly Binding[] {
  const bind = (name: string, makeValue: () => Expression): Binding =>
    lazily(name, target.startIndex, value.endIndex, makeValue);
  if (plain.has(target.type)) return [bind(target.text, () => read(value))];
  if (target.type === 'object_pattern')
    return partNodes(target).flatMap((part) =>
      unpacked(part).map(([name, key]) => bind(name, () => memberOf(read(value), key))),
    );
  if (lists.has(target.type)) return partNodes(target).map((part) => bind(part.text, () => read(value)));
  if (target.type === 'subscript' || target.type === 'subscript_expression')
    return [bind(target.text.replace(quotedIndex, '.$2'), () => read(value))];
  return [];
}

/** `{ a, b: c, d = 1, ...rest }` as local name and key. */
function unpacked(part: Node): readonly (readonly [string, string])[] {
  if (part.type === 'shorthand_property_identifier_pattern') return [[part.text, part.text]];
  const left = field(part, 'left');
  if (part.type === 'object_assignment_pattern' && left !== undefined) return [[left.text, left.text]];
  if (part.type === 'pair_pattern') return [[field(part, 'value')?.text ?? '', field(part, 'key')?.text ?? '']];
  return [];
}

const memberOf = (object: Expression, name: string): Expression => ({
  kind: 'member',
  object,
  name,
  start: object.start,
  end: object.end,
});

function lazily(name: string, at: number, until: number, makeValue: () => Expression): Binding {
  let value: Expression | undefined;
  return {
    name,
    at,
    until,
    get value() {
      value ??= makeValue();
      return value;
    },
  };
}
