import type { Call, Expression } from './expression.ts';
import { pathOf } from './expression.ts';
import { knownValue } from './held.ts';
import type { Returning, Routine } from './routines.ts';
import type { Source } from './source.ts';

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
