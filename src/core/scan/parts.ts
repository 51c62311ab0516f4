import { notebookParts } from './notebook.ts';
import type { Part } from './part.ts';

/** A notebook is many texts in one file; everything else is one. A broken notebook is read as it lies there. */
export function partsOf(text: string, path: string): readonly Part[] {
  const whole: Part = { text, toDocument: (at) => at };
  if (!path.endsWith('.ipynb')) return [whole];
  return notebookParts(text) ?? [whole];
}
