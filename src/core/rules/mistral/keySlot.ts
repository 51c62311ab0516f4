import type { Made } from '../query.ts';
import { madeClients } from '../query.ts';
import type { Expression, Text } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import { modelCalls } from './modelCall.ts';
import { option, optionsOf } from './options.ts';

/** The place in a call that takes the key, and the literal that stands there or in the constant it names. */
export interface KeyLiteral {
  readonly made: Made;
  readonly slot: Expression;
  readonly literal: Text;
}

export function keyLiterals(source: Source): readonly KeyLiteral[] {
  return [...madeClients(source), ...keyedCalls(source)].flatMap((made) =>
    keySlots(source, made).flatMap((slot) => literalsIn(source, slot).map((literal) => ({ made, slot, literal }))),
  );
}

/** LiteLLM makes no client: every call may bring its own key. */
const keyedCalls = (source: Source): readonly Made[] =>
  modelCalls(source)
    .filter(({ library }) => library === 'litellm')
    .map(({ call }) => ({ call, maker: { library: 'litellm', keyOptions: ['api_key'] } }));

export function keySlots(source: Source, { call, maker }: Made): readonly Expression[] {
  const named = [0, 1].flatMap((argument) => option(optionsOf(source, call, argument), maker.keyOptions)?.value ?? []);
  const positional = maker.keyArgument === undefined ? undefined : call.args[maker.keyArgument];
  return positional === undefined ? named.slice(0, 1) : [...named.slice(0, 1), positional];
}

/** `process.env.KEY ?? 'literal'` and `os.getenv("KEY", "literal")` have the literal in them all the same. */
function literalsIn(source: Source, slot: Expression): readonly Text[] {
  const value = knownValue(source, slot);
  if (value.kind === 'text') return value.holes.length === 0 && value.value !== '' ? [value] : [];
  return fallbacksOf(value).flatMap((each) => literalsIn(source, each));
}

function fallbacksOf(value: Expression): readonly Expression[] {
  if (value.kind === 'choice') return value.options;
  const isRead = value.kind === 'call' && /^(?:os\.)?(?:getenv|environ\.get)$/.test(pathOf(value.callee) ?? '');
  return isRead ? value.args.slice(1, 2) : [];
}
