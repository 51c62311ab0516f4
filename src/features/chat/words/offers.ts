import * as vscode from 'vscode';
import type { Offer, OfferId } from '#core/chat/parts.ts';
import type { Action } from '#core/vault/words.ts';

const { t } = vscode.l10n;

/** What each button says. */
const labelOf: Readonly<Record<OfferId, () => string>> = {
  sendAnyway: () => t('Send anyway, once'),
  edit: () => t('Edit'),
  retry: () => t('Try again'),
  addKey: () => t('Add a key'),
  importKeys: () => t('Import keys'),
  checkKey: () => t('Check again'),
  rotateKey: () => t('Rotate…'),
  setDefaultKey: () => t('Use another key…'),
  unlock: () => t('Unlock'),
  doctor: () => t('Diagnose'),
  trust: () => t('Manage workspace trust'),
  openConsole: () => t('Open Mistral’s keys page'),
  openSettings: () => t('Open settings'),
  openPolicy: () => t('Open policy settings'),
  openBudget: () => t('Change budget'),
  pickModel: () => t('Choose another model…'),
  newChat: () => t('New chat'),
  showLog: () => t('Show log'),
};

export const offers = (...ids: readonly OfferId[]): readonly Offer[] => ids.map((id) => ({ id, label: labelOf[id]() }));

const shared: Partial<Record<Action, OfferId>> = {
  addKey: 'addKey',
  checkKey: 'checkKey',
  rotateKey: 'rotateKey',
  setDefaultKey: 'setDefaultKey',
  unlock: 'unlock',
  doctor: 'doctor',
};

/** The vault's next steps, as far as the chat offers them. */
export const offersFor = (actions: readonly Action[]): readonly Offer[] =>
  offers(...actions.flatMap((action) => shared[action] ?? []));
