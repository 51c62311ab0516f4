import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import { defaultProfile } from '#core/vault/profile.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tell } from './editKey.ts';

/** Keys for different purposes kept apart, each with its own budget and limits. */
export function profiles(services: Services, changed: () => void): Disposable {
  const { commands, vault, memory } = services;
  return together(
    commands.register('newProfile', async () => {
      const made = await askForProfile(services, { ...defaultProfile, id: '', label: '' });
      if (made !== undefined) await tell(services, await vault.saveProfile({ ...made, id: idFor(services) }));
    }),
    commands.register('editProfile', async (argument) => {
      const profile = await pickProfile(services, argument, vscode.l10n.t('Edit which profile?'));
      const edited = profile && (await askForProfile(services, profile));
      if (edited !== undefined) await tell(services, await vault.saveProfile(edited));
    }),
    commands.register('deleteProfile', async (argument) => {
      const profile = await pickProfile(services, argument, vscode.l10n.t('Delete which profile?'));
      if (profile !== undefined && (await isSure(services, profile)))
        await tell(services, await vault.removeProfile(profile.id));
    }),
    commands.register('switchProfile', async () => {
      const profile = await pickProfile(services, undefined, vscode.l10n.t('Which profile is this workspace for?'));
      if (profile === undefined) return;
      await memory.setProfile(profile.id);
      changed();
    }),
  );
}

async function pickProfile({ vault }: Services, argument: unknown, title: string): Promise<Profile | undefined> {
  const all = vault.profiles();
  if (typeof argument === 'object' && argument !== null && 'profileId' in argument)
    return all.find(({ id }) => id === argument.profileId);
  const picked = await vscode.window.showQuickPick(
    all.map((profile) => ({ label: profile.label, description: profile.sensitivity, profile })),
    { title },
  );
  return picked?.profile;
}

const isSure = ({ ui }: Services, { label }: Profile): Promise<boolean> =>
  ui.confirm({
    text: vscode.l10n.t('Delete profile {0}?', label),
    detail: vscode.l10n.t('Its keys are not deleted; they go to profile {0}.', defaultProfile.label),
    yes: vscode.l10n.t('Delete'),
  });

/** Four short questions; Escape at any of them leaves everything as it was. */
async function askForProfile({ vault }: Services, from: Profile): Promise<Profile | undefined> {
  const title = from.id === '' ? vscode.l10n.t('New Profile') : vscode.l10n.t('Profile {0}', from.label);
  const taken = vault.profiles().filter(({ id }) => id !== from.id);
  const label = await ask(vscode.l10n.t('{0} (1 of 5)', title), vscode.l10n.t('Name'), from.label, (text) => {
    if (text === '') return vscode.l10n.t('A profile needs a name.');
    return taken.some((one) => one.label.toLowerCase() === text.toLowerCase())
      ? vscode.l10n.t('That name is taken.')
      : undefined;
  });
  if (label === undefined) return undefined;
  const sensitivity = await askSensitivity(vscode.l10n.t('{0} (2 of 5)', title));
  if (sensitivity === undefined) return undefined;
  const budget = await askNumber(
    vscode.l10n.t('{0} (3 of 5)', title),
    vscode.l10n.t('Budget a month in US dollars; empty for none'),
    from.monthlyBudget,
  );
  if (budget === undefined) return undefined;
  const rate = await askNumber(
    vscode.l10n.t('{0} (4 of 5)', title),
    vscode.l10n.t('Requests a minute at most; empty for no limit'),
    from.requestsPerMinute,
  );
  if (rate === undefined) return undefined;
  const pool = await askPool(vscode.l10n.t('{0} (5 of 5)', title));
  if (pool === undefined) return undefined;
  const { monthlyBudget: _b, requestsPerMinute: _r, pool: _p, ...rest } = from;
  return {
    ...rest,
    label,
    sensitivity,
    ...(budget.value !== undefined && { monthlyBudget: budget.value }),
    ...(rate.value !== undefined && { requestsPerMinute: rate.value }),
    ...(pool.everyMinutes !== undefined && { pool: { everyMinutes: pool.everyMinutes } }),
  };
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

async function askNumber(title: string, prompt: string, value: number | undefined) {
  const typed = await ask(title, prompt, value?.toString() ?? '', (text) =>
    text === '' || (Number(text) > 0 && Number.isFinite(Number(text)))
      ? undefined
      : vscode.l10n.t('A number above zero, or nothing.'),
  );
  return typed === undefined ? undefined : { value: typed === '' ? undefined : Number(typed) };
}

async function askSensitivity(title: string): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'public', detail: vscode.l10n.t('Demos and experiments: nothing here is confidential') },
      { label: 'internal', detail: vscode.l10n.t('Everyday work') },
      { label: 'production', detail: vscode.l10n.t('Real users and their data') },
    ],
    { title, placeHolder: vscode.l10n.t('How sensitive is what these keys are used for?') },
  );
  return picked?.label;
}

async function askPool(title: string): Promise<{ everyMinutes: number | undefined } | undefined> {
  return vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('One key serves'),
        detail: vscode.l10n.t('The default key, until you choose another'),
        everyMinutes: undefined,
      },
      {
        label: vscode.l10n.t('Keys take turns every hour'),
        detail: vscode.l10n.t('And at once when one is limited or dead'),
        everyMinutes: 60,
      },
      {
        label: vscode.l10n.t('Keys take turns every day'),
        detail: vscode.l10n.t('And at once when one is limited or dead'),
        everyMinutes: 1440,
      },
    ],
    { title, placeHolder: vscode.l10n.t('When a profile has several keys') },
  );
}

const idFor = ({ random }: Services): string => Buffer.from(random.bytes(6)).toString('hex');
