import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';
import type { Services } from '#platform/vscode/services.ts';

/** What an answer changes in a profile; nothing when the question was closed. */
export type Change = Promise<Partial<Profile> | undefined>;

export async function askName({ vault }: Services, { id, label }: Profile): Change {
  const taken = vault.profiles().filter((one) => one.id !== id);
  const title = id === '' ? vscode.l10n.t('New Profile') : vscode.l10n.t('Profile {0}', label);
  const typed = await ask(title, vscode.l10n.t('Name'), label, (text) => {
    if (text === '') return vscode.l10n.t('A profile needs a name.');
    return taken.some((one) => one.label.toLowerCase() === text.toLowerCase())
      ? vscode.l10n.t('That name is taken.')
      : undefined;
  });
  return typed === undefined ? undefined : { label: typed };
}

export async function askSensitivity(_services: Services, { label }: Profile): Change {
  const picked = await vscode.window.showQuickPick(
    [
      { value: 'public', detail: vscode.l10n.t('Demos and experiments: nothing here is confidential') },
      { value: 'internal', detail: vscode.l10n.t('Everyday work') },
      { value: 'production', detail: vscode.l10n.t('Real users and their data') },
    ].map((row) => ({ ...row, label: sensitivityWord(row.value) })),
    {
      title: vscode.l10n.t('Profile {0}', label),
      placeHolder: vscode.l10n.t('How sensitive is what these keys are used for?'),
    },
  );
  return picked && { sensitivity: picked.value };
}

export async function askBudget(_services: Services, { label, monthlyBudget }: Profile): Change {
  const prompt = vscode.l10n.t('Budget a month in US dollars; empty for none');
  const answer = await askNumber(label, prompt, monthlyBudget);
  return answer && { monthlyBudget: answer.value };
}

export async function askRate(_services: Services, { label, requestsPerMinute }: Profile): Change {
  const prompt = vscode.l10n.t('Requests a minute at most; empty for no limit');
  const answer = await askNumber(label, prompt, requestsPerMinute);
  return answer && { requestsPerMinute: answer.value };
}

export async function askTurns(_services: Services, { label }: Profile): Change {
  const atOnce = vscode.l10n.t('And at once when one is limited or dead');
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('One key serves'),
        detail: vscode.l10n.t('The default key, until you choose another'),
        pool: undefined,
      },
      { label: vscode.l10n.t('Keys take turns every hour'), detail: atOnce, pool: { everyMinutes: 60 } },
      { label: vscode.l10n.t('Keys take turns every day'), detail: atOnce, pool: { everyMinutes: 1440 } },
    ],
    { title: vscode.l10n.t('Profile {0}', label), placeHolder: vscode.l10n.t('When a profile has several keys') },
  );
  return picked && { pool: picked.pool };
}

async function askNumber(label: string, prompt: string, value: number | undefined) {
  const typed = await ask(vscode.l10n.t('Profile {0}', label), prompt, value?.toString() ?? '', (text) =>
    text === '' || (Number(text) > 0 && Number.isFinite(Number(text)))
      ? undefined
      : vscode.l10n.t('A number above zero, or nothing.'),
  );
  return typed === undefined ? undefined : { value: typed === '' ? undefined : Number(typed) };
}

async function ask(title: string, prompt: string, value: string, validateInput: (text: string) => string | undefined) {
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    validateInput: (text) => validateInput(text.trim()),
  });
  return typed?.trim();
}
