import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { recognise, recognisersFor } from '#core/guard/redact/recognise.ts';
import { hashOf } from '#test/train/train.ts';
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

/** A find counts when it covers four fifths of what is marked, and no more than a quarter beside it. */
export function scorePii(rows: readonly Annotated[], half: 0 | 1): { precision: number; recall: number; f1: number } {
  const recognisers = recognisersFor({});
  let hits = 0;
  let found = 0;
  let marked = 0;
  for (const { text, spans } of rows.filter((row) => hashOf(row.text) % 2 === half)) {
    const entities = recognise(canonicalise(text), recognisers).filter(({ type }) => counted.includes(type));
    const gold = spans.filter(({ type }) => structured[type] !== undefined);
    found += entities.length;
    marked += gold.length;
    hits += gold.filter((span) => entities.some((entity) => same(entity, span))).length;
  }
  return { precision: hits / found, recall: hits / marked, f1: (2 * hits) / (found + marked) };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const same = (a: Range, b: Range): boolean =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start) >= 0.8 * Math.max(a.end - a.start, b.end - b.start);
