import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ruleOf } from '#platform/vscode/scan/diagnosticCode.ts';
import { eventually } from './eventually.ts';

export function workspaceFolder(): vscode.WorkspaceFolder {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return folder;
}

export const fileNamed = (name: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder().uri, name);

export async function write(name: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(fileNamed(name), new TextEncoder().encode(text));
  return fileNamed(name);
}

export async function edit(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  const change = new vscode.WorkspaceEdit();
  change.replace(uri, all, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** Waits until so many of our diagnostics stand in a file: of all rules, or of some. */
export const problemsIn = (uri: vscode.Uri, count: number, rules = /^/): Promise<vscode.Diagnostic[]> =>
  eventually(
    () => vscode.languages.getDiagnostics(uri).filter((each) => rules.test(ruleOf(each) ?? '') && ruleOf(each)),
    (found) => found.length === count,
  );

/** The same for leaked keys. */
export const diagnosticsIn = (uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> =>
  problemsIn(uri, count, /^secret\//);

export const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Takes away what tests wrote, but not the settings of the folder. */
export async function emptyFolder(): Promise<void> {
  for (const [name] of await vscode.workspace.fs.readDirectory(workspaceFolder().uri))
    if (!name.startsWith('.')) await vscode.workspace.fs.delete(fileNamed(name), { recursive: true });
}
