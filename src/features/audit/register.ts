import * as vscode from 'vscode';
import { audit as auditOf } from '#core/audit/audit.ts';
import { badge } from '#core/audit/badge.ts';
import type { Checklist } from '#core/report/checks.ts';
import { checksPage } from '#platform/vscode/checksPage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { openPlace } from '#platform/vscode/openPlace.ts';
import { dirtyHomes } from '#platform/vscode/scan/documents.ts';
import type { Services } from '#platform/vscode/services.ts';
import { auditable, gather } from './gather.ts';
import { mend, withButton } from './remedies.ts';

const breath = 800;

/** The security checklist of the workspace, as a page that follows what is mended. */
export function audit(services: Services): Disposable {
  let seen: Checklist | undefined;
  let quietly = false;
  let waiting: NodeJS.Timeout | undefined;

  async function look(): Promise<Checklist | undefined> {
    const facts = await watched(services, quietly);
    if (facts === undefined) return undefined;
    const judged = auditOf(facts);
    const checks = judged.checks.map(withButton);
    seen = { ...judged, checks, summary: [judged.summary, ...unsaved()].join(' ') };
    return seen;
  }

  const page = checksPage(services, {
    title: vscode.l10n.t('Audit'),
    copied: vscode.l10n.t('The report is on the clipboard, as Markdown.'),
    look,
    open: ({ path, line }) => openPlace(path, line),
    async fix(id) {
      const check = seen?.checks.find((each) => each.id === id);
      if (check !== undefined) await mend(services, check);
      refreshSoon();
    },
    saveBadge: (checklist) => saveBadge(services, checklist),
  });

  /** What is mended shows at once, and without a word. */
  function refreshSoon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      quietly = true;
      await page.refresh().finally(() => {
        quietly = false;
      });
    }, breath);
  }

  return together(
    services.commands.register('audit', () => (auditable().length === 0 ? explainNoFolder(services) : page.open())),
    vscode.workspace.onDidSaveTextDocument(refreshSoon),
    vscode.workspace.onDidSaveNotebookDocument(refreshSoon),
    services.vault.onDidChange(refreshSoon),
    page,
    { dispose: () => clearTimeout(waiting) },
  );
}

async function watched(services: Services, quietly: boolean) {
  if (quietly) return gather(services, new AbortController().signal);
  return services.ui.progress({ title: vscode.l10n.t('Auditing this workspace') }, (signal) =>
    gather(services, signal),
  );
}

/** The audit reads what lies on disk, as the command line does. */
function unsaved(): readonly string[] {
  const count = dirtyHomes().filter(({ isUntitled }) => !isUntitled).length;
  return count === 0 ? [] : [vscode.l10n.t('Files with unsaved changes were judged as they lie on disk: {0}.', count)];
}

async function saveBadge({ ui }: Services, { checks }: Checklist): Promise<void> {
  const [folder] = auditable();
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'mistral-audit.svg') }),
    filters: { SVG: ['svg'] },
    title: vscode.l10n.t('Save Badge'),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(badge(checks)));
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('The badge is saved as {0}.', vscode.workspace.asRelativePath(uri)),
  });
}

async function explainNoFolder({ ui }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('There is no folder on disk to audit.'),
    actions: [{ label: vscode.l10n.t('Open Folder…'), run: () => vscode.commands.executeCommand('vscode.openFolder') }],
  });
}
