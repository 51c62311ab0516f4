import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tell } from './editKey.ts';
import { askModels } from './profileModels.ts';
import type { Change } from './profileQuestions.ts';
import { askBudget, askName, askRate, askSensitivity, askTurns } from './profileQuestions.ts';

interface Field {
  readonly label: string;
  readonly now: (profile: Profile) => string;
  readonly ask: (services: Services, profile: Profile) => Change;
}

const { t } = vscode.l10n;

/** In the order in which they are shown. */
export const fields: readonly Field[] = [
  { label: `$(tag) ${t('Name')}`, now: ({ label }) => label, ask: askName },
  { label: `$(law) ${t('Sensitivity')}`, now: ({ sensitivity }) => sensitivity, ask: askSensitivity },
  {
    label: `$(credit-card) ${t('Budget')}`,
    now: ({ monthlyBudget }) => (monthlyBudget === undefined ? t('no budget') : t('{0} a month', `$${monthlyBudget}`)),
    ask: askBudget,
  },
  {
    label: `$(dashboard) ${t('Requests')}`,
    now: ({ requestsPerMinute }) =>
      requestsPerMinute === undefined ? t('no limit') : t('{0} a minute at most', requestsPerMinute),
    ask: askRate,
  },
  {
    label: `$(sparkle) ${t('Models')}`,
    now: ({ allowedModels }) => allowedModels?.join(', ') ?? t('every model'),
    ask: askModels,
  },
  { label: `$(sync) ${t('Turns')}`, now: turnsOf, ask: askTurns },
];

function turnsOf({ pool }: Profile): string {
  if (pool === undefined) return t('one key serves');
  return pool.everyMinutes === 60 ? t('keys take turns every hour') : t('keys take turns every day');
}

/** All that a profile says, each line to be changed on its own. What is answered is kept at once; Escape ends. */
export async function editInPlace(services: Services, id: string): Promise<void> {
  const { vault } = services;
  for (;;) {
    // Another window may have deleted it meanwhile.
    const profile = vault.profiles().find((one) => one.id === id);
    if (profile === undefined) return;
    const picked = await vscode.window.showQuickPick(
      fields.map(({ label, now, ask }) => ({ label, description: now(profile), ask })),
      { title: t('Profile {0}', profile.label), placeHolder: t('What shall change? Escape when all is right') },
    );
    if (picked === undefined) return;
    const change = await picked.ask(services, profile);
    if (change !== undefined && !(await tell(services, await vault.saveProfile({ ...profile, ...change })))) return;
  }
}
