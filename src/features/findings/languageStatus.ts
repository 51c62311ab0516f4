import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import type { Services } from '#platform/vscode/services.ts';
import { passedOver } from './lookable.ts';
import type { FolderScan } from './scanFolders.ts';

const showFindings = { command: `${viewId('findings')}.focus`, title: vscode.l10n.t('Show Findings') };
const openSettings = { command: commandId('openSettings'), title: vscode.l10n.t('Open Settings') };

/** How the file in front stands, in the braces of the status bar. */
export function languageStatus(services: Services, scan: FolderScan): Disposable {
  const { findings, settings } = services;
  const item = vscode.languages.createLanguageStatusItem('mistralGuard.findings', { pattern: '**' });
  item.name = vscode.l10n.t('Mistral Guard findings');
  item.detail = 'Mistral Guard';

  function show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const found = document === undefined ? [] : findings.in(homeOf(document).uri.toString());
    const passed = document && found.length === 0 ? passedOver(services, homeOf(document)) : undefined;
    item.text = passed === undefined ? counted(found.length) : notLookedAt[passed];
    item.severity = severityOf(found);
    item.command = passed === 'too large' || passed === 'excluded' ? openSettings : showFindings;
    item.busy = scan.state.is === 'scanning';
  }

  show();
  return together(
    item,
    findings.onDidChange(show),
    scan.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    settings.onDidChange('scan.exclude', show),
    settings.onDidChange('scan.maxFileSizeKB', show),
  );
}

const notLookedAt = {
  elsewhere: vscode.l10n.t('Not looked at'),
  excluded: vscode.l10n.t('Not looked at: excluded'),
  'too large': vscode.l10n.t('Not looked at: too large'),
} as const satisfies Record<NonNullable<ReturnType<typeof passedOver>>, string>;

function counted(count: number): string {
  if (count === 0) return vscode.l10n.t('No findings');
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

function severityOf(found: readonly Finding[]): vscode.LanguageStatusSeverity {
  if (found.some(({ severity }) => severity === 'error')) return vscode.LanguageStatusSeverity.Error;
  return found.some(({ severity }) => severity === 'warning')
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}
