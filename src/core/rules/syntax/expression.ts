import type { Span } from './span.ts';

/**
 * An expression as the rules see it, the same for every language: `{ apiKey: 'x' }` and `api_key='x'` are both entries of a call,
 * templates and f-strings are both text with holes. What no rule asks about is `other`, with its parts.
 */
export type Expression = Text | Name | Member | Call | Table | List | Choice | Constant | Routine | Other;

/** A literal with `holes` where values are put in; `value` is what stands between them. */
export interface Text extends Span {
  readonly kind: 'text';
  readonly value: string;
  readonly holes: readonly Expression[];
}

export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.name`, `object?.name`, `object['name']`; `index` stands where the name is computed. */
export interface Member extends Span {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly index?: Expression;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly made: 'new' | 'called';
  /** Positional arguments, in order. */
  readonly args: readonly Expression[];
  /** Python's keyword arguments. */
  readonly named: readonly Entry[];
  /** `...rest`, `*args`, `**kwargs`: something may stand here that cannot be seen. */
  readonly open: boolean;
  /** Between the parentheses, these included. */
  readonly brackets: Span;
}

/** An object literal or a dictionary. */
export interface Table extends Span {
  readonly kind: 'table';
  readonly entries: readonly Entry[];
  readonly open: boolean;
}

export interface Entry extends Span {
  readonly key: string;
  readonly value: Expression;
  /** `{ apiKey }`: the name of the value is the key. */
  readonly shorthand?: boolean;
}

export interface List extends Span {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly open: boolean;
}

/** One of several: `a ? b : c`, `a || b`, `a ?? b`, `b if a else c`, `a or b`. */
export interface Choice extends Span {
  readonly kind: 'choice';
  readonly options: readonly Expression[];
}

export interface Constant extends Span {
  readonly kind: 'constant';
  /** As written, in lower case: `true`, `false`, `null`, `none`, `42`. */
  readonly value: string;
}

/** A function written in place; flow stops at its edge. */
export interface Routine extends Span {
  readonly kind: 'routine';
}

export interface Other extends Span {
  readonly kind: 'other';
  readonly type: string;
  readonly parts: readonly Expression[];
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'text':
      return expression.holes;
    case 'member':
      return expression.index === undefined ? [expression.object] : [expression.object, expression.index];
    case 'call':
      return [expression.callee, ...expression.args, ...expression.named.map(({ value }) => value)];
    case 'table':
      return expression.entries.map(({ value }) => value);
    case 'list':
      return expression.items;
    case 'choice':
      return expression.options;
    case 'other':
      return expression.parts;
    default:
      return [];
  }
}

/** `client.chat.complete`, `getClient().chat.complete`, `process.env.MISTRAL_API_KEY`; nothing where a part is no name. */
export function pathOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member': {
      const object = pathOf(expression.object);
      return object === undefined || expression.name === '' ? undefined : `${object}.${expression.name}`;
    }
    case 'call': {
      const callee = pathOf(expression.callee);
      return callee === undefined ? undefined : `${callee}()`;
    }
    default:
      return undefined;
  }
}
