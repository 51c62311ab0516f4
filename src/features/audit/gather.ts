import * as vscode from 'vscode';
import type { AuditFacts } from '#core/audit/facts.ts';
import { mergeFacts } from '#core/audit/mergeFacts.ts';
import { excludes } from '#platform/vscode/scan/excluded.ts';
import type { Services } from '#platform/vscode/services.ts';

const day = 24 * 60 * 60 * 1000;

/** Everything the audit judges by, from every folder of the window and from the key store; undefined when it was called off. */
export async function gather(services: Services, signal: AbortSignal): Promise<AuditFacts | undefined> {
  const parts: [string, AuditFacts][] = [];
  for (const folder of auditable()) {
    const facts = await services.engine.audit(folder, signal);
    if (facts === undefined) return signal.aborted ? undefined : explainBroken(services);
    parts.push([folder.name, withoutExcluded(services, folder, facts)]);
  }
  return { ...mergeFacts(parts), oldestKeyInDays: oldestKey(services) };
}

export const auditable = (): readonly vscode.WorkspaceFolder[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');

function withoutExcluded({ settings }: Services, { uri }: vscode.WorkspaceFolder, facts: AuditFacts): AuditFacts {
  const excluded = excludes(settings, uri);
  const counts = ({ path }: { readonly path: string }) => !excluded(vscode.Uri.joinPath(uri, path).fsPath);
  return {
    ...facts,
    findings: facts.findings.filter(counts),
    surveys: facts.surveys.filter(counts),
    pins: facts.pins.filter(counts),
  };
}

function oldestKey({ vault, clock }: Services): NonNullable<AuditFacts['oldestKeyInDays']> {
  const made = vault.list().map(({ record }) => record.createdAt);
  return made.length === 0 ? 'no key' : Math.floor((clock.now() - Math.min(...made)) / day);
}

/** A page of checks that nobody made would be worse than none. */
async function explainBroken({ ui, commands }: Services): Promise<undefined> {
  void ui.show({
    severity: 'error',
    text: vscode.l10n.t('The audit broke off before its end, so it says nothing.'),
    actions: [{ label: vscode.l10n.t('Show Log'), run: () => commands.run('showLog') }],
  });
}
