import { maySpeakToMistral } from './gate.ts';
import type { CallRule, Hit } from './rule.ts';
import { familyOf } from './syntax/language.ts';
import type { ParseFile } from './syntax/parser.ts';
import { ParserBroke } from './syntax/parser.ts';
import type { FileText, Source } from './syntax/source.ts';

/** A hit and the rule that made it. */
export interface Found extends Hit {
  readonly rule: CallRule;
}

/** What came of a file. A file that was given up says so: silence would read as “clean”. */
export type Outcome<Value> =
  | { readonly kind: 'looked'; readonly value: Value }
  | { readonly kind: 'nothing to look at' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'stopped' }
  /** Nothing can be parsed any more until the parsers are opened anew. */
  | { readonly kind: 'broke' };

/** Above this a file is generated or minified; its parse would hold up all others. */
export const largest = 512 * 1024;

/** The rules over one file. `use` sees the findings while the syntax tree lives, so it can ask for fixes. */
export function lookAt<Value>(
  file: FileText,
  parse: ParseFile,
  rules: readonly CallRule[],
  stop: () => boolean,
  use: (found: readonly Found[], source: Source) => Value,
): Outcome<Value> {
  if (!maySpeakToMistral(file.text)) return { kind: 'nothing to look at' };
  if (file.text.length > largest) return { kind: 'too large' };
  try {
    return parse(file, stop, (source) => outcomeOf(ask(rules, source, stop), source, use)) ?? { kind: 'stopped' };
  } catch (error) {
    if (error instanceof ParserBroke) return { kind: 'broke' };
    throw error;
  }
}

const outcomeOf = <Value>(
  found: readonly Found[] | undefined,
  source: Source,
  use: (found: readonly Found[], source: Source) => Value,
): Outcome<Value> => (found === undefined ? { kind: 'stopped' } : { kind: 'looked', value: use(found, source) });

function ask(rules: readonly CallRule[], source: Source, stop: () => boolean): readonly Found[] | undefined {
  const found: Found[] = [];
  for (const rule of rules) {
    if (stop()) return undefined;
    if (!rule.languages.includes(familyOf(source.language))) continue;
    found.push(...rule.hits(source).map((hit) => ({ ...hit, rule })));
  }
  return found.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
