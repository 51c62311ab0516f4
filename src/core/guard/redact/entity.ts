import type { Span } from '../span.ts';

/** What can be found in a text and kept from a model; the label is the word in its placeholder. */
export const entities = {
  key: { label: 'KEY', restore: false },
  email: { label: 'EMAIL', restore: true },
  iban: { label: 'IBAN', restore: true },
  card: { label: 'CARD', restore: true },
  ssn: { label: 'SSN', restore: true },
  'national-id': { label: 'ID', restore: true },
  phone: { label: 'PHONE', restore: true },
  ip: { label: 'IP', restore: true },
  host: { label: 'HOST', restore: true },
  path: { label: 'PATH', restore: true },
  identity: { label: 'NAME', restore: true },
  term: { label: 'TERM', restore: true },
  /** Something typed that only looks like one of our placeholders: kept apart so that it comes back as typed. */
  lookalike: { label: 'TEXT', restore: true },
} as const satisfies Record<string, { label: string; restore: boolean }>;

export type EntityType = keyof typeof entities;
export type EntityLabel = (typeof entities)[EntityType]['label'];

export interface Entity extends Span {
  readonly type: EntityType;
}

/**
 * Finds one kind of thing. Spans of one recogniser are in order; between recognisers the table's order decides. Whoever
 * knows that nothing in the text is escaped or encoded says so, and saves a second look.
 */
export type Recogniser = (text: string, isEncoded?: boolean) => readonly Entity[];

/** The provider table's detector, seen from here. */
export type KeyDetector = (text: string) => readonly Span[];
