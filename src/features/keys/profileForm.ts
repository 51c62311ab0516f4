import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import type { Services } from '#platform/vscode/services.ts';
import { profileLines } from './profileLines.ts';
import { askModels } from './profileModels.ts';
import type { Change } from './profileQuestions.ts';
import { askBudget, askName, askRate, askSensitivity, askTurns } from './profileQuestions.ts';
import { tell } from './tell.ts';

type LineName = keyof typeof profileLines;

const questions: Readonly<Record<LineName, (services: Services, profile: Profile) => Change>> = {
  name: askName,
  sensitivity: askSensitivity,
  budget: askBudget,
  requests: askRate,
  models: askModels,
  turns: askTurns,
};

const names = Object.keys(profileLines) as readonly LineName[];

/** All that a profile says, each line to be changed on its own. What is answered is kept at once; Escape ends. */
export async function editInPlace(services: Services, id: string): Promise<void> {
  const { vault } = services;
  for (;;) {
    // Another window may have deleted it meanwhile.
    const profile = vault.profiles().find((one) => one.id === id);
    const picked = profile && (await pickLine(profile));
    if (profile === undefined || picked === undefined) return;
    const change = await questions[picked](services, profile);
    if (change !== undefined && !(await tell(services, await vault.saveProfile({ ...profile, ...change })))) return;
  }
}

async function pickLine(profile: Profile): Promise<LineName | undefined> {
  const picked = await vscode.window.showQuickPick(
    names.map((name) => ({ label: profileLines[name].label, description: profileLines[name].now(profile), name })),
    {
      title: vscode.l10n.t('Profile {0}', profile.label),
      placeHolder: vscode.l10n.t('What shall change? Escape when all is right'),
    },
  );
  return picked?.name;
}
