import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import { defaultProfile } from '#core/vault/profile.ts';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';
import type { Services } from '#platform/vscode/services.ts';
import { offerProfile } from './offerProfile.ts';
import { editInPlace } from './profileForm.ts';
import { askName } from './profileQuestions.ts';
import { tell } from './tell.ts';

export async function newProfile(services: Services): Promise<void> {
  const { vault } = services;
  const named = await askName(services, { ...defaultProfile, id: '', label: '' });
  const id = idFor(services);
  if (named !== undefined && (await tell(services, await vault.saveProfile({ ...defaultProfile, ...named, id }))))
    await editInPlace(services, id);
}

export async function editProfile(services: Services, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Edit which profile?');
  const profile = await pickProfile(services.vault.profiles(), argument, title);
  if (profile !== undefined) await editInPlace(services, profile.id);
}

export async function deleteProfile(services: Services, argument: unknown): Promise<void> {
  const { vault } = services;
  const others = vault.profiles().filter(({ id }) => id !== defaultProfile.id);
  if (others.length === 0) return offerProfile(services);
  const profile = await pickProfile(others, argument, vscode.l10n.t('Delete which profile?'));
  if (profile !== undefined && (await isSure(services, profile)))
    await tell(services, await vault.removeProfile(profile.id));
}

export async function switchProfile(services: Services): Promise<void> {
  const { vault, memory } = services;
  if (vault.profiles().length === 1) return offerProfile(services);
  const title = vscode.l10n.t('Which profile is this workspace for?');
  const profile = await pickProfile(vault.profiles(), undefined, title);
  if (profile !== undefined) await memory.setProfile(profile.id);
}

async function pickProfile(among: readonly Profile[], argument: unknown, title: string): Promise<Profile | undefined> {
  if (typeof argument === 'object' && argument !== null && 'profileId' in argument)
    return among.find(({ id }) => id === argument.profileId);
  if (among.length === 1) return among[0];
  const picked = await vscode.window.showQuickPick(
    among.map((profile) => ({ label: profile.label, description: sensitivityWord(profile.sensitivity), profile })),
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

const idFor = ({ random }: Services): string => Buffer.from(random.bytes(6)).toString('hex');
