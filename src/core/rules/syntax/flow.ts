import { calledHere, handedOver } from './called.ts';
import type { Call, Expression } from './expression.ts';
import { partsOf, pathOf } from './expression.ts';
import type { Held } from './held.ts';
import { farthest, heldBy, nameOf } from './held.ts';
import type { Routine } from './routines.ts';
import type { Source } from './source.ts';

export interface Search {
  readonly wanted: (expression: Expression, held: Held | undefined) => boolean;
  /** False where what goes in does not come out: a sanitiser, a length, a parsed number. */
  readonly through?: (expression: Expression) => boolean;
}

/** How a search came into a function of this file: what stands for its parameters, and where the call itself stands. */
interface Entered {
  readonly call: Call;
  readonly routine: Routine;
  readonly from: Entered | undefined;
}

/** The first expression that is wanted among all that may flow into this one, at most five assignments or calls away. */
export function flowsInto(source: Source, into: Expression, search: Search): Expression | undefined {
  return look(source, into, search, farthest, undefined);
}

function look(
  source: Source,
  into: Expression,
  search: Search,
  steps: number,
  entered: Entered | undefined,
): Expression | undefined {
  const name = nameOf(into);
  const held = name === undefined ? undefined : heldBy(source, name, into.start);
  if (entered !== undefined && held?.by === 'parameter' && held.routine === entered.routine) {
    const given = handedOver(entered.call, held.routine, held.parameter.name);
    return given === undefined ? undefined : look(source, given, search, steps, entered.from);
  }
  if (search.wanted(into, held)) return into;
  const returned =
    into.kind === 'call' && !cleans.test(pathOf(into.callee) ?? '') ? calledHere(source, into) : undefined;
  if (returned !== undefined && into.kind === 'call') {
    if (steps === 0) return undefined;
    const inside = { call: into, routine: returned.routine, from: entered };
    return firstOf(returned.values, (value) => look(source, value, search, steps - 1, inside));
  }
  if (search.through?.(into) === false) return undefined;
  const own = firstOf(carriers(into), (part) => look(source, part, search, steps, entered));
  if (own !== undefined || held?.by !== 'values' || steps === 0) return own;
  return firstOf(held.bindings, ({ value }) =>
    isWithin(value, into) ? undefined : look(source, value, search, steps - 1, entered),
  );
}

/** A function of ours with such a name is thought to keep its promise. */
const cleans = /sanit|clean|escape|valid|redact|purif|moderat|allowed|whitelist|safe/i;

/** What a client was made with, or a service was asked, is not what it answers. */
export const keepsItsParts = (expression: Expression): boolean =>
  expression.kind !== 'call' || (expression.made === 'called' && !asksElsewhere.test(pathOf(expression.callee) ?? ''));

const asksElsewhere =
  /\.(?:complete|stream|parse|create|send|request|post)(?:_async)?$|^Mistral$|(?:^|\.)(?:create|make|open|init|get)\w*(?:client|pool|connection|engine|database|session)$|(?:^|\.)connect$/i;

/** What a value is made of. An index chooses a value and is not in it: `tones[request.tone]` is one of our tones. */
const carriers = (expression: Expression): readonly Expression[] =>
  expression.kind === 'member' ? [expression.object] : partsOf(expression);

/** `text = clean(text)`: the value stands after the name it is read from. */
const isWithin = (value: Expression, inner: Expression): boolean =>
  value.start <= inner.start && inner.end <= value.end;

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
