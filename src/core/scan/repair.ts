import type { Fix } from '#core/rules/fix/edit.ts';
import type { Finding } from './finding.ts';

/** A finding with what can be done about it; the offsets of the edits count from the start of the file, or of the finding's cell. */
export interface Repairable {
  readonly finding: Finding;
  readonly fixes: readonly Fix[];
}

/** A key is taken out of a file only after it was stored: a fix that would simply delete one is not offered. */
export const sparesKeys =
  (keys: readonly { readonly start: number; readonly end: number }[]) =>
  ({ edits }: Fix): boolean =>
    !edits.some((edit) => keys.some((key) => edit.start < key.end && edit.end > key.start));
