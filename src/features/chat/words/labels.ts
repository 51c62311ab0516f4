import * as vscode from 'vscode';
import type { Labels } from '#core/chat/labels.ts';

const { t } = vscode.l10n;

/** The fixed words of the view. */
export const labels = (): Labels => ({
  chat: t('Guarded chat'),
  header: t('What this chat uses'),
  welcome: t('Ask about your code'),
  welcomeDetail: t(
    'Keys, email addresses, phone and card numbers are taken out before a message leaves this machine. All but keys come back in the reply.',
  ),
  placeholder: t('Ask about your code…'),
  placeholderEdit: t('Edit your question…'),
  message: t('Message'),
  send: t('Send'),
  stop: t('Stop'),
  attach: t('Add context'),
  commands: t('Commands'),
  attachFile: t('A file…'),
  attachSelection: t('The selection in the editor'),
  attachProblems: t('The problems of this file'),
  looking: t('Looking for files…'),
  noSuchFile: t('No such file; this stays a word of your message'),
  noSuchCommand: t('No such command; this stays a word of your message'),
  detach: t('Remove'),
  willRedact: t('will redact:'),
  nothingToRedact: t('nothing to redact'),
  whatIsSent: t('what will be sent'),
  hideRequest: t('Close'),
  openRequest: t('Open in an editor'),
  hideValues: t('Hide restored values'),
  showValues: t('Show restored values'),
  restoredFrom: t('Sent as'),
  withheld: t('Kept from the model, and not kept here'),
  unknownName: t('Its value was forgotten when VS Code closed'),
  you: t('You'),
  guard: 'Mistral Guard',
  retry: t('Ask again'),
  edit: t('Edit and send again'),
  remove: t('Delete'),
  copy: t('Copy'),
  cancelEdit: t('Cancel edit'),
  trail: t('What was checked'),
  toEnd: t('To the end'),
  working: t('Working…'),
  /** The view puts the number in the place of the sign. */
  secondsLeft: t('{0} s', '#'),
});
