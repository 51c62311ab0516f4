import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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

const ours = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'mistral-guard');

/** Waits until so many of our diagnostics about leaked keys stand in a file. */
export const diagnosticsIn = (uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> =>
  eventually(
    () => ours(uri).filter(({ code }) => String(code).startsWith('secret/')),
    (found) => found.length === count,
  );

export const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');
