import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Wanted } from '#core/scan/repairAll.ts';
import { addRepairs } from '#platform/vscode/scan/repairChange.ts';
import type { Services } from '#platform/vscode/services.ts';
import { collectRepairs } from './collectRepairs.ts';
import type { FileRepairs } from './fileRepairs.ts';
import type { ShowChanges } from './showChanges.ts';

/** Rules and hardening steps to mend, in these files; without an argument, whatever is safe, everywhere. */
const asked = z.object({ ids: z.array(z.string()), files: z.array(z.string()) });

/** Looks everywhere, shows what would be done before it is done, and says afterwards what became of it. */
export async function fixProblems(services: Services, show: ShowChanges, argument: unknown): Promise<void> {
  const given = z.safeParse(asked, argument);
  if (!given.success) await scanFirst(services);
  const wanted: Wanted = given.success ? { kind: 'rules', ids: given.data.ids } : { kind: 'safe' };
  const files = given.success ? given.data.files : filesWithCode(services);
  const found = await collectRepairs(services, files, wanted);
  if (found === undefined) return;
  if (found.length === 0) return sayNothing(services, wanted);
  // Where something waits for a tick, VS Code shows its preview of all; where nothing does, one question is enough.
  const isPreviewed = found.some(({ proposed }) => proposed.repairs.length > 0);
  if (!isPreviewed && !(await services.ui.confirm(question(found)))) return;
  const wereSaved = found.flatMap(({ home }) => (home.isDirty || home.isUntitled ? [] : [home]));
  if (!(await vscode.workspace.applyEdit(changeOf(found), { isRefactoring: true }))) return;
  // What was saved before is saved again: until then the problem still lies on the disk.
  for (const home of wereSaved) if (home.isDirty) await home.save();
  await show(found);
}

/** What was found long ago may be gone, and what is new is not known yet. */
async function scanFirst({ commands }: Services): Promise<void> {
  const onDisk = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === 'file');
  if (onDisk) await commands.run('scanWorkspace');
}

const filesWithCode = ({ findings }: Services): readonly string[] =>
  findings
    .all()
    .filter((file) => file.findings.some(({ rule }) => !rule.startsWith('secret/')))
    .map(({ uri }) => uri);

function question(files: readonly FileRepairs[]) {
  const titles = files.flatMap(({ sure }) => sure.repairs.map(({ fix }) => fix.title));
  const lines = [...new Set(titles)].map((title) => `${titles.filter((each) => each === title).length} × ${title}`);
  return {
    text: vscode.l10n.t('Make {0} changes in {1} files?', titles.length, files.length),
    detail: `${lines.join('\n')}\n\n${vscode.l10n.t('Every file is looked at again afterwards, and Undo takes it all back.')}`,
    yes: vscode.l10n.t('Make Changes'),
  };
}

function changeOf(files: readonly FileRepairs[]): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  for (const { home, sure, proposed } of files) {
    addRepairs(change, home, sure, metadata(false));
    addRepairs(change, home, proposed, metadata(true));
  }
  return change;
}

const metadata =
  (needsConfirmation: boolean) =>
  (titles: readonly string[]): vscode.WorkspaceEditEntryMetadata => ({
    label: titles.join(', '),
    needsConfirmation,
    iconPath: new vscode.ThemeIcon('wand'),
  });

async function sayNothing({ ui }: Services, { kind }: Wanted): Promise<void> {
  await ui.show({
    severity: 'info',
    text:
      kind === 'safe'
        ? vscode.l10n.t('No problem in this workspace has a ready fix.')
        : vscode.l10n.t('There is no ready fix for these places. Open them to see what to do.'),
  });
}
