import * as vscode from 'vscode';
import type { Notice } from '#core/chat/parts.ts';
import { offers } from './offers.ts';

const { t } = vscode.l10n;

/** A fault of ours is said where the person looks, with their words kept; the log says which. */
export const faultNotice = (): Notice => ({
  tone: 'error',
  icon: 'error',
  title: t('That did not work because of a fault in Mistral Guard.'),
  reasons: [t('Your words are kept. The log names the fault, without them.')],
  offers: offers('showLog'),
});

export const faultText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
