import * as vscode from 'vscode';
import type { Severity } from '#core/scan/rule.ts';

type Counts = Readonly<Record<Severity, number>>;

/** Only what should not stay: an ignored .env and a hint are no news for the status bar. */
export const pressing = ({ error, warning }: Counts): number => error + warning;

export const findingsLabel = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);

/** `2 errors · 1 warning`, for the tooltip. */
export const findingsLine = (counts: Counts): string => {
  const parts = [errors(counts.error), warnings(counts.warning)].filter((part) => part !== '');
  return parts.length === 0 ? vscode.l10n.t('none') : parts.join(' · ');
};

const errors = (count: number): string =>
  count === 0 ? '' : count === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', count);
const warnings = (count: number): string =>
  count === 0 ? '' : count === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', count);
