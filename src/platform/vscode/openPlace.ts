import * as vscode from 'vscode';

/** A place of a report in the editor. Its path is as a person would type it, from one of the folders. */
export async function openPlace(path: string, line: number): Promise<void> {
  const uri = placeUri(path);
  if (uri === undefined) return;
  const selection = new vscode.Range(line - 1, 0, line - 1, 0);
  await vscode.commands.executeCommand('vscode.open', uri, { selection } satisfies vscode.TextDocumentShowOptions);
}

export function placeUri(path: string): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  // In a window of several folders a path begins with the name of its folder.
  const named = folders.find(({ name }) => folders.length > 1 && path.startsWith(`${name}/`));
  if (named !== undefined) return vscode.Uri.joinPath(named.uri, path.slice(named.name.length + 1));
  return folders[0] && vscode.Uri.joinPath(folders[0].uri, path);
}
