import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';

const { t } = vscode.l10n;

/** The person's own choice; what a folder asks for still only makes it stricter. */
export async function pickPolicy({ settings }: Services): Promise<void> {
  const current = settings.get('guard.policy');
  const items = choices().map((choice) => ({
    ...choice,
    label: `${choice.name === current ? '$(check) ' : ''}${choice.label}`,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('How strictly are messages checked?') });
  if (picked === undefined) return;
  const configuration = vscode.workspace.getConfiguration('mistralGuard');
  await configuration.update('guard.policy', picked.name, vscode.ConfigurationTarget.Global);
  if (picked.name === 'custom')
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
