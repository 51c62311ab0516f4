import type { CellPlace } from './finding.ts';

/** A stretch of a document that reads as a text of its own, and the way back into the document. */
export interface Part {
  readonly text: string;
  toDocument(at: number): number;
  readonly cell?: Omit<CellPlace, 'range'>;
  /** A cell's source that is run, and not shown as text. */
  readonly isCode?: boolean;
}
