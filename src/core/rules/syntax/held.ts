import type { Binding } from './bindings.ts';
import type { Expression } from './expression.ts';
import { pathOf } from './expression.ts';
import type { Parameter, Routine } from './routines.ts';
import type { Source } from './source.ts';

/** Past five steps a person no longer follows either, and what is found is more often wrong. */
export const farthest = 5;

/** What a name may hold at a place: the values it was given there, or the parameter that brought it. */
export type Held =
  | { readonly by: 'values'; readonly bindings: readonly Binding[] }
  | { readonly by: 'parameter'; readonly parameter: Parameter; readonly routine: Routine };

export function heldBy(source: Source, name: string, at: number): Held | undefined {
  const all = source.bindings.get(name) ?? [];
  // Fields such as `self.client` belong to no function.
  if (name.includes('.')) return all.length === 0 ? undefined : { by: 'values', bindings: all };
  for (let scope = source.routineAt(at); ; scope = scope.parent) {
    const bindings = boundIn(source, all, scope, at);
    if (bindings.length > 0) return { by: 'values', bindings };
    if (scope === undefined) return undefined;
    const parameter = scope.parameters.find((each) => each.name === name);
    if (parameter !== undefined) return { by: 'parameter', parameter, routine: scope };
  }
}

/** In the function itself only what came before counts; a function around it may have been given its value by then. */
function boundIn(source: Source, all: readonly Binding[], scope: Routine | undefined, at: number): readonly Binding[] {
  const here = all.filter((binding) => source.routineAt(binding.at) === scope);
  const before = here.filter(({ until }) => until <= at);
  return source.routineAt(at) === scope ? before : here;
}

/** The one value a name can have, followed through constants; the expression itself where that is not known. */
export function knownValue(source: Source, expression: Expression, steps = farthest): Expression {
  if (steps === 0) return expression;
  const name = nameOf(expression);
  const held = name === undefined ? undefined : heldBy(source, name, expression.start);
  if (held?.by !== 'values' || held.bindings.length !== 1) return expression;
  const [binding] = held.bindings;
  return binding === undefined ? expression : knownValue(source, binding.value, steps - 1);
}

/** The name under which something may have been put: a variable, or a field of `this`, `self` or Streamlit's session. */
export function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  const path = expression.kind === 'member' ? pathOf(expression) : undefined;
  return path !== undefined && /^(?:this|self|cls|(?:st|streamlit)\.session_state)\.\w+$/.test(path) ? path : undefined;
}
