import type { Node } from '@vscode/tree-sitter-wasm';
import { groupBy } from '#core/groupBy.ts';
import type { Call, Expression } from './expression.ts';
import { pathOf } from './expression.ts';
import { knownValue } from './held.ts';
import type { Read } from './reader.ts';
import { field } from './reader.ts';
import type { Routine } from './routines.ts';
import type { Source } from './source.ts';

/** A function of this file, by the one name it has, and everything it may give back. */
export interface Returning {
  readonly routine: Routine;
  readonly values: readonly Expression[];
}

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

/** The function of this file that a call reaches: `ask(…)`, `this.ask(…)`, `bot.ask(…)` where `bot` was made from a class of this file. */
export function calledHere(source: Source, { callee }: Call): Returning | undefined {
  if (callee.kind === 'name') return source.returning.get(callee.name);
  if (callee.kind !== 'member' || !isOurs(source, callee.object)) return undefined;
  return source.returning.get(callee.name);
}

function isOurs(source: Source, object: Expression): boolean {
  if (object.kind === 'name' && /^(?:this|self|cls)$/.test(object.name)) return true;
  const made = knownValue(source, object);
  return made.kind === 'call' && source.classes.has(pathOf(made.callee) ?? '');
}

/** What a call hands over for a parameter: by its name, or by its place among those that are no receiver. */
export function handedOver(call: Call, routine: Routine, name: string): Expression | undefined {
  const named = call.named.find(({ key }) => key === name);
  if (named !== undefined) return named.value;
  const names = routine.parameters.map((parameter) => parameter.name).filter((each) => !/^(?:self|cls)$/.test(each));
  const place = names.indexOf(name);
  // Names that are taken out of one object have no place of their own.
  const whole = new Set(routine.parameters.map(({ written }) => written)).size === routine.parameters.length;
  return whole ? call.args[place] : call.args[0];
}
