import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { recognise, recognisersFor } from '#core/guard/redact/recognise.ts';
import { hashOf } from '#test/train/rows.ts';
import type { Annotated } from './sets.ts';

const structured: Readonly<Record<string, EntityType>> = {
  EMAIL_ADDRESS: 'email',
  PHONE_NUMBER: 'phone',
  CREDIT_CARD: 'card',
  IBAN_CODE: 'iban',
  US_SSN: 'ssn',
  IP_ADDRESS: 'ip',
};

const counted: readonly EntityType[] = [...Object.values(structured), 'national-id'];

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Finder = (text: string) => Promise<readonly Range[]>;

/** The marks that count, by the names the data gives them. */
export const structuredTypes: readonly string[] = Object.keys(structured);

export const ourFinder = (): Finder => {
  const recognisers = recognisersFor({});
  return async (text) => recognise(canonicalise(text), recognisers).filter(({ type }) => counted.includes(type));
};

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A find counts when it covers four fifths of what is marked, and no more than a quarter beside it. */
export async function scorePii(rows: readonly Annotated[], find: Finder): Promise<Score> {
  let hits = 0;
  let found = 0;
  let marked = 0;
  for (const { text, spans } of rows) {
    const ranges = await find(text);
    const gold = spans.filter(({ type }) => structured[type] !== undefined);
    found += ranges.length;
    marked += gold.length;
    hits += gold.filter((span) => ranges.some((range) => same(range, span))).length;
  }
  return { precision: hits / found, recall: hits / marked, f1: (2 * hits) / (found + marked) };
}

export const halfOf = (rows: readonly Annotated[], half: 0 | 1): readonly Annotated[] =>
  rows.filter(({ text }) => hashOf(text) % 2 === half);

const same = (a: Range, b: Range): boolean =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start) >= 0.8 * Math.max(a.end - a.start, b.end - b.start);
