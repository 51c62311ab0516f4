import * as vscode from 'vscode';
import type { RepairEdit } from '#core/scan/repairAll.ts';
import type { Home } from './documents.ts';
import { documentAt, versionOf } from './documents.ts';

/** Says what an edit is for, where a preview lists it. */
export type Describe = (edit: RepairEdit) => vscode.WorkspaceEditEntryMetadata | undefined;

/** Adds the repairs of one document to a change. */
export function addRepairs(
  change: vscode.WorkspaceEdit,
  home: Home,
  edits: readonly RepairEdit[],
  describe: Describe = () => undefined,
): void {
  for (const edit of edits) {
    const document = documentAt(home, edit.cell);
    if (document === undefined) continue;
    const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
    change.replace(document.uri, range, edit.text, describe(edit));
  }
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
