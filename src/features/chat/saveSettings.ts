import * as vscode from 'vscode';
import type { SettingName } from '#platform/vscode/manifest/settings.ts';
import type { Services } from '#platform/vscode/services.ts';

const { t } = vscode.l10n;

/** Into the person's own settings. A file that VS Code cannot write is theirs to look at, and no fault of ours. */
export async function saveSettings(
  { ui }: Services,
  changes: Partial<Readonly<Record<SettingName, unknown>>>,
): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration('mistralGuard');
  try {
    for (const [name, value] of Object.entries(changes))
      await configuration.update(name, value, vscode.ConfigurationTarget.Global);
    return true;
  } catch {
    await ui.show({
      severity: 'error',
      text: t('VS Code could not write your settings. The file may have errors or unsaved changes.'),
      actions: [{ label: t('Open settings file'), run: () => openSettingsFile() }],
    });
    return false;
  }
}

const openSettingsFile = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.openSettingsJson');
