import type { Match } from '#core/detect/match.ts';
import type { RuleInfo } from './rule.ts';

/** One way of looking at a text. Leaked keys are one; insecure calls are another. */
export interface Detector {
  readonly rules: readonly RuleInfo[];
  /** Cheap and never wrong about a no. Also asked about bytes read as latin1, so it may look at ASCII only. */
  mayMatch(text: string): boolean;
  matches(source: Source): Iterable<Match>;
  /** A file broke it: it looks at nothing any more, and says so of every file. */
  isSpent?(): boolean;
}

export interface Source {
  readonly text: string;
  /** The whole document, where `text` is one cell of a notebook. */
  readonly whole: string;
  readonly path: string;
  /** Where `text` is the code of a cell: all such cells in their order, and which of them it is. */
  readonly notebook?: { readonly cells: readonly string[]; readonly at: number };
  /** Somebody is typing in it: it will be asked about again, a little changed. */
  readonly live?: boolean;
  /** Fixes take time to make, and a scan of a folder has no use for them. */
  readonly wantsFixes?: boolean;
}
