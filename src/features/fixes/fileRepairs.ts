import type { Repaired } from '#core/scan/repairAll.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';

/** A file with what is to be done in it, or was. */
export interface FileRepairs {
  readonly home: Home;
  readonly sure: Repaired;
  /** Made only when a person ticks them. */
  readonly proposed: Repaired;
}
