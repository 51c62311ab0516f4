import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';
import { saveSettings } from './saveSettings.ts';

const { t } = vscode.l10n;

/** The person's own choice; what a folder asks for still only makes it stricter. */
export async function pickPolicy(services: Services): Promise<void> {
  const current = services.settings.get('guard.policy');
  const items = choices().map((choice) => ({
    ...choice,
    label: `${choice.name === current ? '$(check) ' : ''}${choice.label}`,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('How strictly are messages checked?') });
  if (picked === undefined) return;
  const saved = await saveSettings(services, { 'guard.policy': picked.name });
  if (saved && picked.name === 'custom')
    await vscode.commands.executeCommand('workbench.action.openSettings', 'mistralGuard.guard.custom');
}

const choices = () =>
  [
    { name: 'standard', label: t('Standard'), detail: t('Asks you where something is doubtful') },
    {
      name: 'strict',
      label: t('Strict'),
      detail: t('Lower limits; nothing is sent while moderation cannot be reached'),
    },
    { name: 'custom', label: t('Custom…'), detail: t('Standard, with single values of your own') },
  ] as const;
