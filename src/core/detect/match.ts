import type { Fix } from '#core/rules/fix/edit.ts';
import type { RuleId, Severity } from '#core/scan/rule.ts';

/** What a detector saw in a text. It carries the value, and therefore never leaves core/scan: a Finding does. */
export interface Match {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  /** Offsets into the text that was given, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** What the fingerprint is made of: the key itself for a leak, the code for a pattern. */
  readonly content: string;
  readonly preview: string;
  readonly explanation: Explanation;
  /** Ids of the steps that one merged finding stands for. */
  readonly steps?: readonly string[];
  /** Offsets as in the match. Made only for those who ask. */
  readonly fixes?: readonly Fix[];
}

/** Why it was reported, for the hover and for `--format json`. */
export interface Explanation {
  readonly tier: Tier;
  /** What a rule over code calls it, short enough for a row. */
  readonly title?: string;
  readonly owner?: string;
  /** Which of the person's own keys it is. */
  readonly own?: { readonly label: string; readonly state: 'current' | 'retiring' | 'retired' };
  readonly entropy?: number;
  /** Each a short clause: “the name MISTRAL_API_KEY names Mistral”. */
  readonly because: readonly string[];
}

/** How sure we are, surest first. */
export type Tier = 'own key' | 'pattern' | 'name' | 'call site' | 'header or same object' | 'file' | 'code';

/** All that a person may see of a key. */
export const preview = (value: string): string => `…${value.slice(-4)}`;
