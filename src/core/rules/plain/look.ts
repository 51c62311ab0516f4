import type { Outcome } from '../engine.ts';
import { largest } from '../engine.ts';
import { maySpeakToMistral } from '../gate.ts';
import type { Hit } from '../rule.ts';
import type { ParsePlain } from '../syntax/parser.ts';
import { ParserBroke } from '../syntax/parser.ts';
import type { PlainRule } from './rule.ts';
import type { PlainFile, PlainSource } from './source.ts';
import { plainRules } from './table.ts';

export interface PlainFound extends Hit {
  readonly rule: PlainRule['card'];
}

/** The rules over one file of these languages. Fixes need no tree and can be asked for at any time. */
export function lookAtPlain(file: PlainFile, parse: ParsePlain, stop: () => boolean): Outcome<readonly PlainFound[]> {
  if (!maySpeakToMistral(file.text)) return { kind: 'nothing to look at' };
  if (file.text.length > largest) return { kind: 'too large' };
  try {
    const source = parse(file, stop);
    return source === undefined ? { kind: 'stopped' } : { kind: 'looked', value: ask(source) };
  } catch (error) {
    if (error instanceof ParserBroke) return { kind: 'broke' };
    throw error;
  }
}

const ask = (source: PlainSource): readonly PlainFound[] =>
  plainRules
    .filter(({ languages }) => languages.includes(source.language))
    .flatMap(({ card, hits }) => hits(source).map((hit) => ({ ...hit, rule: card })))
    .toSorted((one, other) => one.span.start - other.span.start);
