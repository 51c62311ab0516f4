import * as vscode from 'vscode';
import { isHelperFile } from '#core/rules/helper/fileNames.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** A fix that writes a file beside one's code says so: else only a name in an import tells of it. */
export const helperWritten = ({ ui }: Services): Disposable =>
  vscode.workspace.onDidCreateFiles(({ files }) => {
    for (const file of files.filter(({ path }) => isHelperFile(path)))
      void ui.show({
        severity: 'info',
        text: vscode.l10n.t(
          '{0} was written into your project: the fix calls a function of it. It is yours to change.',
          vscode.workspace.asRelativePath(file),
        ),
        actions: [{ label: vscode.l10n.t('Open'), run: () => vscode.window.showTextDocument(file) }],
      });
  });
