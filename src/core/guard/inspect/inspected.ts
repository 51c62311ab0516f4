import type { Entity } from '../redact/entity.ts';
import type { Verdict } from '../verdict.ts';

/** One line out. */
export interface Inspected {
  readonly id: string | number;
  readonly verdict: Verdict['kind'];
  readonly injection: { readonly score: number; readonly signals: readonly string[] };
  readonly entities: readonly Entity[];
  /** What would be sent, or shown. */
  readonly text: string;
}
