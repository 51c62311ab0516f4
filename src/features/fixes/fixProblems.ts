import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { RepairEdit, Wanted } from '#core/scan/repairAll.ts';
import { openByUri } from '#platform/vscode/scan/documents.ts';
import { addRepairs, inOneVersion } from '#platform/vscode/scan/repairChange.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FileRepairs } from './fileRepairs.ts';
import type { ShowChanges } from './showChanges.ts';

/** Rules and hardening steps to mend, in these files; without an argument, whatever is safe, everywhere. */
const asked = z.object({ ids: z.array(z.string()), files: z.array(z.string()) });

/** Looks everywhere, shows every edit before it is made, and says afterwards what became of it. */
export async function fixProblems(services: Services, show: ShowChanges, argument: unknown): Promise<void> {
  const given = z.safeParse(asked, argument);
  if (!given.success) await scanFirst(services);
  const wanted: Wanted = given.success ? { kind: 'rules', ids: given.data.ids } : { kind: 'safe' };
  const files = given.success ? given.data.files : filesWithCode(services);
  const found = await services.ui.progress({ title: vscode.l10n.t('Collecting fixes') }, (signal) =>
    collect(services, files, wanted, signal),
  );
  if (found === undefined) return;
  if (found.length === 0) return sayNothing(services, wanted);
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

async function collect(
  { engine }: Services,
  uris: readonly string[],
  wanted: Wanted,
  signal: AbortSignal,
): Promise<readonly FileRepairs[] | undefined> {
  const found: FileRepairs[] = [];
  for (const uri of uris) {
    if (signal.aborted) return undefined;
    const home = await openByUri(uri);
    const repaired = await inOneVersion(home, () => engine.repairAll(home, wanted));
    if (repaired !== undefined && repaired.edits.length > 0) found.push({ ...repaired, home });
  }
  return found;
}

function changeOf(files: readonly FileRepairs[]): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  for (const { home, edits } of files) addRepairs(change, home, edits, inPreview);
  return change;
}

const inPreview = ({ titles }: RepairEdit): vscode.WorkspaceEditEntryMetadata => ({
  label: titles.join(', '),
  needsConfirmation: true,
  iconPath: new vscode.ThemeIcon('wand'),
});

async function sayNothing({ ui }: Services, { kind }: Wanted): Promise<void> {
  await ui.show({
    severity: 'info',
    text:
      kind === 'safe'
        ? vscode.l10n.t(
            'No problem here has a fix that is safe to make without looking. The light bulb offers the others.',
          )
        : vscode.l10n.t('There is no ready fix for these places. Open them to see why they were reported.'),
  });
}
