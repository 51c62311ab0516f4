import * as vscode from 'vscode';
import { ignoreWithReason } from '#core/fixes/ignoreWithReason.ts';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';
import { apply } from './rewrite.ts';

/** A comment above the line, with the reason that the scanner insists on. */
export async function ignoreFinding({ findings, ui }: Services, argument: unknown): Promise<void> {
  const found = foundAt(findings, argument);
  if (found === undefined) return;
  const home = vscode.Uri.parse(found.uri, true);
  if (found.finding.cell !== undefined) await vscode.workspace.openNotebookDocument(home);
  const { uri, range } = locationOf(found.uri, found.finding);
  const document = await vscode.workspace.openTextDocument(uri);
  const reason = await vscode.window.showInputBox({
    title: 'Ignore Finding',
    prompt: 'Why is this fine? The reason is written beside it, for whoever reads the file next.',
    placeHolder: 'Reason',
    validateInput: (typed) => (typed.trim().length < 3 ? 'A finding is ignored only with a reason.' : undefined),
  });
  if (reason === undefined) return;
  const edit = ignoreWithReason({
    text: document.getText(),
    start: document.offsetAt(range.start),
    languageId: document.languageId,
    rule: found.finding.rule,
    reason,
  });
  if (edit === undefined)
    return void (await ui.show({
      severity: 'info',
      text: 'A file of this kind has no comments. Accept the finding in the baseline: mistral-guard scan --write-baseline.',
    }));
  await vscode.window.showTextDocument(document);
  await apply(document, [edit]);
}
