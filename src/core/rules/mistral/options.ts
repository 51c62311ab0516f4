import type { Call, Entry, Expression, Table } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** The named options of a call, however the language passes them. */
export interface Options {
  readonly entries: readonly Entry[];
  /** Spread, `**kwargs`, or an object from elsewhere: what is not seen here may still be there. */
  readonly open: boolean;
}

export function optionsOf(source: Source, call: Call, argument = 0): Options {
  if (source.family === 'python') return { entries: call.named, open: call.open };
  const passed = call.args[argument];
  if (passed === undefined) return { entries: [], open: call.open };
  const table = tableOf(source, passed);
  return table === undefined
    ? { entries: [], open: passed.kind !== 'text' }
    : { entries: table.entries, open: table.open || call.open };
}

/** An object literal, written here or in a constant. */
export function tableOf(source: Source, expression: Expression): Table | undefined {
  const value = knownValue(source, expression);
  return value.kind === 'table' ? value : undefined;
}

/** By any of its names: `maxTokens` and `max_tokens` are one option. */
export function option(options: Options, names: readonly string[]): Entry | undefined {
  return options.entries.find(({ key }) => names.includes(key));
}
