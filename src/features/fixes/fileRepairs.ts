import type { Repaired } from '#core/scan/repairAll.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';

/** A file with what is to be done in it, or was. */
export interface FileRepairs extends Repaired {
  readonly home: Home;
}
