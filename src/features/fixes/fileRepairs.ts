import type { Repair, RepairEdit } from '#core/scan/repairAll.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';

/** A file with what is to be done in it, or was. */
export interface FileRepairs {
  readonly home: Home;
  readonly repairs: readonly Repair[];
  readonly edits: readonly RepairEdit[];
  /** Made only when a person ticks them. */
  readonly proposed: readonly RepairEdit[];
}
