import * as vscode from 'vscode';
import { limitInDollars } from '#core/amounts.ts';
import type { Profile } from '#core/vault/profile.ts';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';

interface Line {
  readonly label: string;
  readonly now: (profile: Profile) => string;
}

const { t } = vscode.l10n;

/** What a profile says, in the order in which it is shown. */
export const profileLines = {
  name: { label: `$(tag) ${t('Name')}`, now: ({ label }) => label },
  sensitivity: { label: `$(law) ${t('Sensitivity')}`, now: ({ sensitivity }) => sensitivityWord(sensitivity) },
  budget: {
    label: `$(credit-card) ${t('Budget')}`,
    now: ({ monthlyBudget }) =>
      monthlyBudget === undefined ? t('no budget') : t('{0} a month', limitInDollars(monthlyBudget)),
  },
  requests: {
    label: `$(dashboard) ${t('Requests')}`,
    now: ({ requestsPerMinute }) =>
      requestsPerMinute === undefined ? t('no limit') : t('{0} a minute at most', requestsPerMinute),
  },
  models: {
    label: `$(sparkle) ${t('Models')}`,
    now: ({ allowedModels }) => allowedModels?.join(', ') ?? t('every model'),
  },
  turns: { label: `$(sync) ${t('Turns')}`, now: turnsOf },
} as const satisfies Record<string, Line>;

function turnsOf({ pool }: Profile): string {
  if (pool === undefined) return t('one key serves');
  return pool.everyMinutes === 60 ? t('keys take turns every hour') : t('keys take turns every day');
}
