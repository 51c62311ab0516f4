import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';

export async function offerProfile({ ui, commands }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('There is only one profile. Make another to keep keys for other purposes apart.'),
    actions: [{ label: vscode.l10n.t('New Profile…'), run: () => commands.run('newProfile') }],
  });
}
