import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { auditCsv } from '#core/guard/audit/csv.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The file itself: whoever wants to know what is written down should see all of it. */
export async function showAuditLog({ ui, guard }: Services): Promise<void> {
  if (!existsSync(guard.log.path)) return nothingYet(ui);
  await vscode.window.showTextDocument(vscode.Uri.file(guard.log.path), { preview: true });
}

export async function exportAuditLog({ ui, guard }: Services): Promise<void> {
  const records = await guard.log.read();
  if (records.length === 0) return nothingYet(ui);
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Audit Log as CSV'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { CSV: ['csv'] },
    defaultUri: vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
      'mistral-guard-audit.csv',
    ),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(auditCsv(records)));
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      '{0} requests were exported. The file holds numbers and names of models, no text.',
      records.length,
    ),
    actions: [{ label: vscode.l10n.t('Open'), run: () => vscode.window.showTextDocument(target) }],
  });
}

async function nothingYet(ui: Services['ui']): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('Nothing was sent to a model yet, so the audit log is empty.'),
  });
}
