import type { BaselineEntry } from '#core/scan/baseline.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { RuleInfo } from '#core/scan/rule.ts';

/** What a scan has to say, before it is put into words, JSON or SARIF. */
export interface Report {
  readonly version: string;
  readonly rules: readonly RuleInfo[];
  readonly files: readonly ReportedFile[];
  readonly unusedBaseline: readonly BaselineEntry[];
  readonly totals: Totals;
}

export interface ReportedFile {
  /** As a person would type it from where the scan was started, with forward slashes. */
  readonly path: string;
  readonly commit?: ReportedCommit;
  readonly findings: readonly Finding[];
}

export interface ReportedCommit {
  readonly id: string;
  readonly author: string;
  readonly date: string;
}

export interface Totals {
  readonly files: number;
  readonly milliseconds: number;
  readonly cut: readonly string[];
  readonly failed: readonly { readonly path: string; readonly why: string }[];
}
