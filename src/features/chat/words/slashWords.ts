import * as vscode from 'vscode';
import type { SlashName } from '#core/chat/slash.ts';

const { t } = vscode.l10n;

const summaries: Readonly<Record<SlashName, () => string>> = {
  explain: () => t('Explain the selected code'),
  fix: () => t('Find what is wrong and show the fix'),
  test: () => t('Write tests for the selected code'),
  'review-security': () => t('Review the selected code for security'),
  clear: () => t('Start a new chat'),
  export: () => t('Export this chat'),
};

export const slashWords = (): readonly { name: string; summary: string }[] =>
  Object.entries(summaries).map(([name, summary]) => ({ name, summary: summary() }));
