import { maySpeakToMistral } from './gate.ts';
import type { CallRule, Hit } from './rule.ts';
import { familyOf } from './syntax/language.ts';
import type { ParseFile } from './syntax/parser.ts';
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
  | { readonly kind: 'stopped' };

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
  return (
    parse(file, stop, (source): Outcome<Value> => {
      const found = ask(rules, source, stop);
      return found === undefined ? { kind: 'stopped' } : { kind: 'looked', value: use(found, source) };
    }) ?? { kind: 'stopped' }
  );
}

function ask(rules: readonly CallRule[], source: Source, stop: () => boolean): readonly Found[] | undefined {
  const found: Found[] = [];
  for (const rule of rules) {
    if (stop()) return undefined;
    if (!rule.languages.includes(familyOf(source.language))) continue;
    found.push(...rule.hits(source).map((hit) => ({ ...hit, rule })));
  }
  return found.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
