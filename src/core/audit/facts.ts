import type { Place } from '#core/report/checks.ts';
import type { RuleId } from '#core/scan/rule.ts';

/** Everything an audit judges by. Gathering it is somebody else's work; judging it is pure. */
export interface AuditFacts {
  readonly findings: readonly AuditFinding[];
  readonly surveys: readonly FileSurvey[];
  /** Keys in git's history; without a repository nobody can look. */
  readonly history: { readonly kind: 'looked'; readonly places: readonly Place[] } | { readonly kind: 'not looked' };
  readonly dotenvs: readonly string[];
  readonly pins: readonly Pin[];
  /** Known in the editor, where the keys live. */
  readonly oldestKeyInDays?: number | 'no key';
}

export interface AuditFinding extends Place {
  readonly rule: RuleId;
  /** The same for the same key, wherever it stands. */
  readonly fingerprint: string;
}

/** What one file has to do with the API. */
export interface FileSurvey {
  readonly path: string;
  readonly clients: readonly number[];
  readonly calls: readonly SurveyedCall[];
  readonly isServer: boolean;
  readonly limitsRate: boolean;
}

export interface SurveyedCall {
  readonly line: number;
  /** Ids of the hardening steps that are missing. */
  readonly missing: readonly string[];
}

export interface Pin extends Place {
  readonly name: string;
  readonly version: string;
  readonly exact: boolean;
  readonly by: 'lock' | 'manifest';
}
