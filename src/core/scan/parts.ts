import type { CellPlace } from './finding.ts';
import { notebookParts } from './notebook.ts';

/** A stretch of a document that reads as a text of its own, and the way back into the document. */
export interface Part {
  readonly text: string;
  toDocument(at: number): number;
  readonly cell?: Omit<CellPlace, 'range'>;
}

/** A notebook is many texts in one file; everything else is one. A broken notebook is read as it lies there. */
export function partsOf(text: string, path: string): readonly Part[] {
  const whole: Part = { text, toDocument: (at) => at };
  if (!path.endsWith('.ipynb')) return [whole];
  return notebookParts(text) ?? [whole];
}
