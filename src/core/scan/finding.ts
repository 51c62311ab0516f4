import type { Explanation } from '#core/detect/match.ts';
import type { Range, Span } from './place.ts';
import type { RuleId, Severity } from './rule.ts';

/** What was found, where, and why; never the key itself. Editor, command line and CI all speak of these. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  /** Into the whole document. Read back, it is the key, or the code that a rule speaks of. */
  readonly span: Span;
  readonly range: Range;
  /** The same place as a notebook shows it. */
  readonly cell?: CellPlace;
  readonly fingerprint: Fingerprint;
  /** `…Ug6Y`. */
  readonly preview: string;
  readonly explanation: Explanation;
  readonly suppression?: Suppression;
  /** Ids of the steps that one merged finding stands for. */
  readonly steps?: readonly string[];
}

export interface CellPlace {
  /** Counted from zero. */
  readonly index: number;
  readonly part: 'source' | 'output';
  /** Within the cell's source, or within the piece of output. */
  readonly range: Range;
}

/** A salted hash of rule and content: it moves with the code, and tells nothing about the key. */
export type Fingerprint = string & { readonly __brand: 'fingerprint' };

export type Suppression =
  | { readonly by: 'comment'; readonly reason: string }
  | { readonly by: 'other tool'; readonly reason: string }
  | { readonly by: 'baseline'; readonly reason: string };

export const isOpen = (finding: Finding): boolean => finding.suppression === undefined;
