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
      const profile = await pickProfile(services, argument, 'Edit which profile?');
      const edited = profile && (await askForProfile(services, profile));
      if (edited !== undefined) await tell(services, await vault.saveProfile(edited));
    }),
    commands.register('deleteProfile', async (argument) => {
      const profile = await pickProfile(services, argument, 'Delete which profile?');
      if (profile !== undefined && (await isSure(services, profile)))
        await tell(services, await vault.removeProfile(profile.id));
    }),
    commands.register('switchProfile', async () => {
      const profile = await pickProfile(services, undefined, 'Which profile is this workspace for?');
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
    text: `Delete profile ${label}?`,
    detail: `Its keys are not deleted; they go to profile ${defaultProfile.label}.`,
    yes: 'Delete',
  });

/** Four short questions; Escape at any of them leaves everything as it was. */
async function askForProfile({ vault }: Services, from: Profile): Promise<Profile | undefined> {
  const title = from.id === '' ? 'New Profile' : `Profile ${from.label}`;
  const taken = vault.profiles().filter(({ id }) => id !== from.id);
  const label = await ask(`${title} (1 of 5)`, 'Name', from.label, (text) => {
    if (text === '') return 'A profile needs a name.';
    return taken.some((one) => one.label.toLowerCase() === text.toLowerCase()) ? 'That name is taken.' : undefined;
  });
  if (label === undefined) return undefined;
  const sensitivity = await askSensitivity(`${title} (2 of 5)`);
  if (sensitivity === undefined) return undefined;
  const budget = await askNumber(
    `${title} (3 of 5)`,
    'Budget a month in US dollars; empty for none',
    from.monthlyBudget,
  );
  if (budget === undefined) return undefined;
  const rate = await askNumber(
    `${title} (4 of 5)`,
    'Requests a minute at most; empty for no limit',
    from.requestsPerMinute,
  );
  if (rate === undefined) return undefined;
  const pool = await askPool(`${title} (5 of 5)`);
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
    text === '' || (Number(text) > 0 && Number.isFinite(Number(text))) ? undefined : 'A number above zero, or nothing.',
  );
  return typed === undefined ? undefined : { value: typed === '' ? undefined : Number(typed) };
}

async function askSensitivity(title: string): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: 'public', detail: 'Demos and experiments: nothing here is confidential' },
      { label: 'internal', detail: 'Everyday work' },
      { label: 'production', detail: 'Real users and their data' },
    ],
    { title, placeHolder: 'How sensitive is what these keys are used for?' },
  );
  return picked?.label;
}

async function askPool(title: string): Promise<{ everyMinutes: number | undefined } | undefined> {
  return vscode.window.showQuickPick(
    [
      { label: 'One key serves', detail: 'The default key, until you choose another', everyMinutes: undefined },
      { label: 'Keys take turns every hour', detail: 'And at once when one is limited or dead', everyMinutes: 60 },
      { label: 'Keys take turns every day', detail: 'And at once when one is limited or dead', everyMinutes: 1440 },
    ],
    { title, placeHolder: 'When a profile has several keys' },
  );
}

const idFor = ({ random }: Services): string => Buffer.from(random.bytes(6)).toString('hex');
