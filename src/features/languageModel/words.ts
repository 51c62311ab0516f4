import * as vscode from 'vscode';
import type { Reason, Verdict } from '#core/guard/verdict.ts';
import { reasonsOf } from '#core/guard/verdict.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Ending } from './ask.ts';
import { wordsFor } from './obstacle.ts';

const { t } = vscode.l10n;

/** How it ended, in a sentence; nothing when there is nothing to say. */
export function endingText(ending: Ending): string | undefined {
  switch (ending.kind) {
    case 'answered':
      return ending.finish === 'length' ? t('The reply is longer than the policy allows, and ends here.') : undefined;
    case 'asking':
      return t('Not sent. {0}', whyText(ending.verdict));
    case 'blocked':
      return t('Not sent. {0}', whyText(ending.verdict));
    case 'stopped':
      return t('The rest of the reply is not shown. {0}', whyText(ending.verdict));
    case 'obstacle':
      return wordsFor(ending.obstacle).text;
    case 'failed':
      return ending.error.kind === 'cancelled' ? undefined : failureText(ending.error);
  }
}

export const whyText = (verdict: Verdict): string => [...new Set(reasonsOf(verdict).map(reasonText))].join(' ');

const reasonText = (reason: Reason): string =>
  reason.stage === 'injection' && reason.source !== 'typed'
    ? t('{0} holds text that gives the model orders.', reason.source.attachment)
    : stages[reason.stage]();

const stages: Readonly<Record<Reason['stage'], () => string>> = {
  validate: () => t('It is empty, or longer than the policy allows.'),
  injection: () => t('It looks like an instruction to ignore the rules.'),
  redact: () => t('It holds data that the policy asks about.'),
  moderation: () => t('Moderation flagged it, or could not be reached.'),
  output: () => t('The reply held something that must not be shown.'),
  budget: () => t('A budget is reached.'),
  connection: () => t('A short pause is due.'),
};

const failures: Readonly<Partial<Record<MistralError['kind'], () => string>>> = {
  unauthorized: () => t('The key answers 401: it was revoked, has expired, or belongs to another server.'),
  forbidden: () => t('The key may not do this.'),
  guardrail: () => t('Mistral’s own guardrail refused it.'),
  'not-found': () => t('This server does not know the model.'),
  limited: () => t('Too many requests for now. Mistral asks for a pause.'),
  'server-refused': () => t('No key was sent: the server in your settings is refused.'),
  offline: () => t('Mistral cannot be reached.'),
  timeout: () => t('Mistral took too long.'),
};

const failureText = ({ kind }: MistralError): string =>
  failures[kind]?.() ?? t('Mistral did not answer as it should ({0}).', kind);
