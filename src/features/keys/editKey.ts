import * as vscode from 'vscode';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';
import type { KeyView } from '#core/vault/state.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { askForLabel } from './askForLabel.ts';
import { offerProfile } from './offerProfile.ts';
import { tell } from './tell.ts';

export async function renameKey(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, { title: vscode.l10n.t('Rename which key?') });
  if (view === undefined) return;
  const { id, label } = view.record;
  const wanted = await askForLabel(services.vault, {
    title: vscode.l10n.t('Rename Key {0}', label),
    suggestion: label,
    except: id,
  });
  if (wanted !== undefined && wanted !== label) await tell(services, await services.vault.rename(id, wanted), id);
}

export async function setDefaultKey(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, {
    title: vscode.l10n.t('Use which key by default?'),
    fits: ({ record, isDefault }) => !isDefault && record.kind !== 'admin' && record.retiring === undefined,
  });
  if (view !== undefined) await tell(services, await services.vault.setDefault(view.record.id), view.record.id);
}

const days = (count: number) => count * 86_400_000;

export async function setExpiry(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, { title: vscode.l10n.t('Set the expiry of which key?') });
  if (view === undefined) return;
  const { id, label, expiresAt, rotateAfterDays } = view.record;
  const now = services.clock.now();
  const choice = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Expires on a date…'),
        detail: vscode.l10n.t('As Mistral’s console shows it'),
        dates: undefined,
      },
      { label: vscode.l10n.t('Remind me to rotate after 30 days'), dates: { expiresAt, rotateAfterDays: 30 } },
      { label: vscode.l10n.t('Remind me to rotate after 90 days'), dates: { expiresAt, rotateAfterDays: 90 } },
      {
        label: vscode.l10n.t('No expiry and no reminder'),
        dates: { expiresAt: undefined, rotateAfterDays: undefined },
      },
    ],
    { title: vscode.l10n.t('Expiry of Key {0}', label) },
  );
  if (choice === undefined) return;
  const dates = choice.dates ?? (await askForDate(label, expiresAt ?? now + days(90), rotateAfterDays));
  if (dates !== undefined) await tell(services, await services.vault.setDates(id, dates), id);
}

async function askForDate(label: string, suggestion: number, rotateAfterDays: number | undefined) {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Expiry of Key {0}', label),
    prompt: vscode.l10n.t('The day it expires, as year-month-day'),
    value: new Date(suggestion).toISOString().slice(0, 10),
    validateInput: (text) => (Number.isNaN(momentOf(text)) ? vscode.l10n.t('Write it like 2030-01-31.') : undefined),
  });
  return typed === undefined ? undefined : { expiresAt: momentOf(typed), rotateAfterDays };
}

const momentOf = (text: string): number =>
  /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;

export async function moveKey(services: Services, argument: unknown): Promise<void> {
  const { vault } = services;
  const view = await pickKey(vault, argument, { title: vscode.l10n.t('Move which key?') });
  if (view === undefined) return;
  const others = vault.profiles().filter(({ id }) => id !== view.record.profile);
  if (others.length === 0) return offerProfile(services);
  const picked = await vscode.window.showQuickPick(
    others.map(({ id, label, sensitivity }) => ({ label, description: sensitivityWord(sensitivity), id })),
    { title: vscode.l10n.t('Move Key {0} to Profile', view.record.label) },
  );
  if (picked !== undefined) await tell(services, await vault.moveTo(view.record.id, picked.id));
}

export async function deleteKey(services: Services, argument: unknown): Promise<void> {
  const { vault, ui, commands } = services;
  const view = await pickKey(vault, argument, { title: vscode.l10n.t('Delete which key?') });
  if (view === undefined) return;
  const { id, label, lastFour } = view.record;
  const openConsole = { label: vscode.l10n.t('Open Console'), run: () => commands.run('openConsole') };
  const sure = await ui.confirm({
    text: vscode.l10n.t('Delete key {0} (…{1}) from this machine?', label, lastFour),
    detail: isDead(view) ? vscode.l10n.t('This cannot be undone. Mistral refuses this key already.') : stillWorks,
    yes: vscode.l10n.t('Delete'),
    ...(mayBeAlive(view) && { instead: openConsole }),
  });
  if (sure) await tell(services, await vault.remove(id), id);
}

const stillWorks = vscode.l10n.t(
  'This cannot be undone. The key itself goes on working until you delete it at Mistral too, in the console.',
);

const isDead = ({ state }: KeyView): boolean => state.is === 'invalid' || state.is === 'expired';

const mayBeAlive = (view: KeyView): boolean => !isDead(view) && view.state.is !== 'lost';
