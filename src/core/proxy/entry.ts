import type { AuditRecord } from '../guard/audit/record.ts';

/** One request as the proxy's view and its metrics know it: metadata only. */
export interface Entry {
  readonly at: number;
  readonly path: string;
  readonly token: string;
  readonly status: number;
  readonly record: AuditRecord;
}
