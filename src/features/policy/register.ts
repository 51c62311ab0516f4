import * as vscode from 'vscode';
import { policyMarkdown } from '#core/guard/policy/page.ts';
import { openReports } from '#platform/vscode/guardReport.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { exportAuditLog, showAuditLog } from './auditLog.ts';
import { redTeamPolicy } from './redTeamPolicy.ts';

/** What the guard does for this window, and what it did: its policy, a trial of it, and the log. */
export function policy(services: Services): Disposable {
  const { commands, guard } = services;
  const reports = openReports();
  return together(
    reports,
    commands.register('showPolicy', () => reports.show(vscode.l10n.t('Guard Policy'), policyMarkdown(guard.policy()))),
    commands.register('redTeamPolicy', () => redTeamPolicy(services, reports)),
    commands.register('openAuditLog', () => showAuditLog(services)),
    commands.register('exportAuditLog', () => exportAuditLog(services)),
  );
}
