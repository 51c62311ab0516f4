import { callsTo } from '../query.ts';
import type { Expression } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import { tableOf } from './options.ts';

const runs = callsTo(/\.(?:a?invoke|a?stream|a?batch|format|aformat|formatMessages|format_messages)$/);

/** LangChain's `"You help {name}."`: what the chain is given for these names when it runs. */
export function fillingsOf(source: Source, content: Expression): readonly Expression[] {
  const template = templateIn(source, content);
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.length === 0) return [];
  return runs(source)
    .flatMap(({ args, named }) => [...named, ...args.flatMap((given) => tableOf(source, given)?.entries ?? [])])
    .filter(({ key }) => names.includes(key))
    .map(({ value }) => value);
}

/** The text itself, or the one that a template was made from. */
function templateIn(source: Source, content: Expression): string {
  const value = knownValue(source, content);
  if (value.kind === 'text') return value.holes.length === 0 ? value.value : '';
  const [from] = value.kind === 'call' ? value.args : [];
  return from === undefined ? '' : templateIn(source, from);
}
