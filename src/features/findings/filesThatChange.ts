import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { openHome } from '#platform/vscode/scan/documents.ts';
import type { Services } from '#platform/vscode/services.ts';
import { forgetUnlessOnDisk } from './openDocuments.ts';

/** Files that change without being open: what was found in them must not outlive it. */
export function filesThatChange(services: Services): Disposable {
  const { findings, engine } = services;
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true);

  const under = (uri: vscode.Uri): readonly string[] =>
    findings
      .all()
      .map((file) => file.uri)
      .filter((each) => each === uri.toString() || each.startsWith(`${uri.toString()}/`));

  function changed(uri: vscode.Uri): void {
    if (findings.in(uri.toString()).length > 0 && !isOpenNow(uri)) void forgetUnlessOnDisk(services, uri);
  }

  function renamed({ oldUri, newUri }: { oldUri: vscode.Uri; newUri: vscode.Uri }): void {
    const moved = under(oldUri).map((uri) =>
      newUri.with({ path: newUri.path + vscode.Uri.parse(uri).path.slice(oldUri.path.length) }),
    );
    findings.remove(under(oldUri));
    for (const uri of moved) if (!isOpenNow(uri)) void forgetUnlessOnDisk(services, uri);
  }

  /** The baseline or the known keys changed: closed files are looked at again too. */
  function again(): void {
    for (const { uri } of findings.all()) changed(vscode.Uri.parse(uri));
  }

  return together(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidDelete((uri) => findings.remove(under(uri))),
    vscode.workspace.onDidDeleteFiles(({ files }) => findings.remove(files.flatMap(under))),
    vscode.workspace.onDidRenameFiles(({ files }) => files.forEach(renamed)),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) =>
      findings.remove(removed.flatMap(({ uri }) => under(uri))),
    ),
    engine.onDidChange(again),
  );
}

const isOpenNow = (uri: vscode.Uri): boolean => openHome(uri.toString()) !== undefined;
