import * as vscode from 'vscode';
import { usageCsv, usageJson } from '#core/usage/export.ts';
import type { Usage } from '#core/usage/usage.ts';
import type { Services } from '#platform/vscode/services.ts';

const write = { csv: usageCsv, json: usageJson } as const;

export async function exportUsage({ ui }: Services, usage: Usage, format: keyof typeof write): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Usage'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [format.toUpperCase()]: [format] },
    defaultUri: vscode.Uri.joinPath(folder, `mistral-guard-usage.${format}`),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(write[format](usage)));
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('The usage was exported. The file holds numbers and names, no text.'),
    actions: [{ label: vscode.l10n.t('Open'), run: () => vscode.window.showTextDocument(target) }],
  });
}
