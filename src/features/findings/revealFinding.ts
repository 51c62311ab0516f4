import * as vscode from 'vscode';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Opens the place; a finding of a notebook is shown in its cell. */
export async function revealFinding({ findings }: Services, argument: unknown): Promise<void> {
  const found = foundAt(findings, argument);
  if (found === undefined) return;
  const home = vscode.Uri.parse(found.uri, true);
  if (found.finding.cell === undefined) {
    const { uri, range } = locationOf(found.uri, found.finding);
    await vscode.commands.executeCommand('vscode.open', uri, {
      selection: range,
    } satisfies vscode.TextDocumentShowOptions);
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(home);
  const { index } = found.finding.cell;
  await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(index, index + 1)] });
}
