import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { applyEdits } from '#core/fixes/edit.ts';
import { addToGitignore } from '#core/fixes/gitignore.ts';
import type { Exposure } from '#core/scan/exposure.ts';
import { exposureOf } from '#platform/node/git/exposure.ts';
import { git } from '#platform/node/git/git.ts';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The file stays on disk with every line; only git stops seeing it. */
export async function untrackDotenv(services: Services, argument: unknown): Promise<void> {
  const found = foundAt(services.findings, argument);
  const uri = found && vscode.Uri.parse(found.uri, true);
  const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
  if (uri?.scheme !== 'file' || folder === undefined) return;
  const exposure = await exposureNow(uri);
  const name = basename(uri.fsPath);
  if (exposure === undefined || !(await services.ui.confirm(question(name, exposure)))) return;
  await addIgnoreLine(folder.uri, name);
  const untracked =
    exposure !== 'tracked' ||
    (await git(dirname(uri.fsPath), ['--literal-pathspecs', 'rm', '--cached', '--quiet', '--', name])).ok;
  services.findings.put([{ uri: uri.toString(), findings: (await services.engine.scanOnDisk(uri)) ?? [] }]);
  await sayDone(services, name, exposure, untracked);
}

async function exposureNow({ fsPath }: vscode.Uri): Promise<Exposure | undefined> {
  const exposure = (await exposureOf(dirname(fsPath), [fsPath])).get(fsPath);
  return exposure === 'tracked' || exposure === 'untracked' ? exposure : undefined;
}

const question = (name: string, exposure: Exposure) => ({
  text: vscode.l10n.t('Take {0} out of git?', name),
  detail:
    exposure === 'tracked'
      ? vscode.l10n.t(
          'A line is added to .gitignore, and git rm --cached {0} is run. The file stays on your disk. Commits made so far still hold the key, so rotate it as well.',
          name,
        )
      : vscode.l10n.t(
          'A line is added to .gitignore, so that no commit takes the file. The file itself is not touched.',
        ),
  yes: vscode.l10n.t('Take It Out'),
});

async function addIgnoreLine(folder: vscode.Uri, name: string): Promise<void> {
  const file = vscode.Uri.joinPath(folder, '.gitignore');
  const text = await vscode.workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '',
  );
  const edit = addToGitignore(text, name);
  if (edit !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(applyEdits(text, [edit])));
}

async function sayDone({ ui }: Services, name: string, exposure: Exposure, untracked: boolean): Promise<void> {
  const now =
    exposure === 'tracked'
      ? vscode.l10n.t('Commit this change, and rotate the key: older commits still hold it.')
      : vscode.l10n.t('No commit will take it.');
  await ui.show(
    untracked
      ? { severity: 'info', text: vscode.l10n.t('Git no longer sees {0}. {1}', name, now) }
      : {
          severity: 'warning',
          text: vscode.l10n.t('{0} is in .gitignore now, but git rm --cached failed. Run it in a terminal.', name),
        },
  );
}
