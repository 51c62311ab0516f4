import type { RuleId, Severity } from '#core/scan/rule.ts';
import type { Fix } from './fix/edit.ts';
import type { Family } from './syntax/language.ts';
import type { Source } from './syntax/source.ts';
import type { Span } from './syntax/span.ts';

/** What every report and page says about a rule. */
export interface RuleCard<Id extends RuleId = RuleId> {
  readonly id: Id;
  readonly severity: Severity;
  /** What was found, as a row shows it. */
  readonly title: string;
  /** What can happen, and what to do instead: two or three sentences. */
  readonly why: string;
  readonly risk?: Risk;
  readonly docs: Docs;
}

/** OWASP's Top 10 for LLM applications, 2025. */
export type Risk =
  | 'LLM01:2025 Prompt Injection'
  | 'LLM02:2025 Sensitive Information Disclosure'
  | 'LLM03:2025 Supply Chain'
  | 'LLM05:2025 Improper Output Handling'
  | 'LLM06:2025 Excessive Agency'
  | 'LLM07:2025 System Prompt Leakage'
  | 'LLM10:2025 Unbounded Consumption';

export interface Docs {
  readonly bad: Example;
  readonly good: Example;
}

export interface Example {
  readonly language: string;
  readonly code: string;
}

/** A rule over code: what the query offers, the filter judges. */
export interface CallRule extends RuleCard<`call/${string}`> {
  readonly languages: readonly Family[];
  hits(source: Source): readonly Hit[];
}

export interface Pattern<Found> {
  /** Files the rule is asked about at all. */
  readonly where?: (source: Source) => boolean;
  readonly query: (source: Source) => readonly Found[];
  readonly filter: (found: Found, source: Source) => Seen | undefined;
  readonly fix?: (found: Found, source: Source, seen: Seen) => readonly Fix[];
}

export interface Seen {
  readonly span: Span;
  readonly message: string;
  readonly severity?: Severity;
  /** Ids of the steps that one merged finding stands for. */
  readonly steps?: readonly string[];
}

/** Fixes are only made when somebody asks for them. */
export interface Hit extends Seen {
  fixes(): readonly Fix[];
}

export function callRule<Found>(
  card: RuleCard<`call/${string}`> & { readonly languages: readonly Family[] } & Pattern<Found>,
): CallRule {
  const { where, query, filter, fix, ...rest } = card;
  return {
    ...rest,
    hits: (source) => {
      if (where?.(source) === false) return [];
      return query(source).flatMap((found) => {
        const seen = filter(found, source);
        return seen === undefined ? [] : [{ ...seen, fixes: () => fix?.(found, source, seen) ?? [] }];
      });
    },
  };
}

export const both: readonly Family[] = ['script', 'python'];
