import * as vscode from 'vscode';
import type { NewFile } from '#core/rules/fix/edit.ts';
import type { Repaired } from '#core/scan/repairAll.ts';
import type { Home } from './documents.ts';
import { documentAt, versionOf } from './documents.ts';

/** Says what a part of a change is for, where a preview lists it. */
export type Describe = (titles: readonly string[]) => vscode.WorkspaceEditEntryMetadata | undefined;

/** Adds the repairs of one document to a change, and the files they rely on. */
export function addRepairs(
  change: vscode.WorkspaceEdit,
  home: Home,
  { repairs, edits }: Repaired,
  describe: Describe = () => undefined,
): void {
  for (const { fix } of repairs)
    if (fix.creates !== undefined) addFile(change, home, fix.creates, describe([fix.title]));
  for (const edit of edits) {
    const document = documentAt(home, edit.cell);
    if (document === undefined) continue;
    const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
    change.replace(document.uri, range, edit.text, describe(edit.titles));
  }
}

/** Two fixes may want the same helper; it is written once, and never over what is there. */
function addFile(
  change: vscode.WorkspaceEdit,
  { uri }: Home,
  { path, text }: NewFile,
  metadata: vscode.WorkspaceEditEntryMetadata | undefined,
): void {
  const file = uri.with({ path: vscode.Uri.file(path).path });
  change.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(text) }, metadata);
}

const patience = 3;

/** Offsets hold for one version of a text: where somebody typed meanwhile, the question is asked again. */
export async function inOneVersion<Value>(home: Home, ask: () => Promise<Value>): Promise<Value | undefined> {
  for (let attempt = 0; attempt < patience; attempt++) {
    const version = versionOf(home);
    const answer = await ask();
    if (versionOf(home) === version) return answer;
  }
  return undefined;
}
