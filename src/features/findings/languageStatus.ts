import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import type { Services } from '#platform/vscode/services.ts';

/** What was found in the file in front, in the braces of the status bar. */
export function languageStatus({ findings }: Services): Disposable {
  const item = vscode.languages.createLanguageStatusItem('mistralGuard.findings', { pattern: '**' });
  item.name = 'Mistral Guard findings';
  item.command = { command: `${viewId('findings')}.focus`, title: 'Show Findings' };

  function show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const found = document === undefined ? [] : findings.in(homeOf(document).uri.toString());
    item.text = found.length === 0 ? 'No findings' : found.length === 1 ? '1 finding' : `${found.length} findings`;
    item.detail = 'Mistral Guard';
    item.severity = severityOf(found);
  }

  show();
  return together(item, findings.onDidChange(show), vscode.window.onDidChangeActiveTextEditor(show));
}

function severityOf(found: readonly Finding[]): vscode.LanguageStatusSeverity {
  if (found.some(({ severity }) => severity === 'error')) return vscode.LanguageStatusSeverity.Error;
  return found.some(({ severity }) => severity === 'warning')
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
