import type { Call, Expression } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import { modelOutputIn } from './modelOutput.ts';

/** A place where text becomes something else: code, markup, a query, a path. */
export interface Sink {
  readonly value: Expression;
  /** The call around it, where it is one. */
  readonly call?: Call;
}

/** The first argument, or the others too, of every call to such a function. */
export const argumentsOf =
  (callee: RegExp, take: 'first' | 'all' = 'first') =>
  (source: Source): readonly Sink[] =>
    source.calls.flatMap(({ callee: written, read }) => {
      const call = callee.test(written) ? read() : undefined;
      if (call === undefined) return [];
      const values = take === 'first' ? call.args.slice(0, 1) : [...call.args, ...call.named.map(({ value }) => value)];
      return values.map((value) => ({ value, call }));
    });

export const holdsModelOutput = (source: Source, { value }: Sink): boolean =>
  modelOutputIn(source, value) !== undefined;
