import * as vscode from 'vscode';
import { whole } from '#core/amounts.ts';

/** How the last look at the folders stands. */
export type ScanState =
  | { readonly is: 'never' }
  | { readonly is: 'scanning'; readonly files: number }
  | { readonly is: 'stopped'; readonly files: number }
  | { readonly is: 'done'; readonly files: number; readonly at: number; readonly unread: number };

const counted = (files: number): string =>
  files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', whole(files));

/** Beside the title of the view. */
export function describeScan(state: ScanState, ago: (moment: number) => string): string {
  switch (state.is) {
    case 'never':
      return vscode.l10n.t('open files only');
    case 'scanning':
      return vscode.l10n.t('scanning, {0} so far', counted(state.files));
    case 'stopped':
      return vscode.l10n.t('stopped after {0}', counted(state.files));
    case 'done':
      return `${counted(state.files)}, ${ago(state.at)}`;
  }
}

export const nothingFound = (files: number, when: string): string =>
  vscode.l10n.t('Nothing found in {0}, {1}', counted(files), when);
