import * as vscode from 'vscode';
import type { TextEdit } from '#core/fixes/edit.ts';
import { readFromEnvironment } from '#core/fixes/readFromEnvironment.ts';
import { variableFor } from '#core/fixes/variable.ts';
import type { Finding } from '#core/scan/finding.ts';
import { changeOf } from '#platform/vscode/changeOf.ts';

/** How a key at this place is replaced by a read of the environment, and of which variable. */
export function rewriteOf(document: vscode.TextDocument, range: vscode.Range, { explanation, rule }: Finding) {
  const { owner } = explanation;
  const variable = variableFor({ owner, rule });
  const edits = readFromEnvironment({
    text: document.getText(),
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    languageId: document.languageId,
    path: document.uri.path,
    variable,
    owner,
  });
  return { variable, edits };
}

export const apply = (document: vscode.TextDocument, edits: readonly TextEdit[]): Thenable<boolean> =>
  vscode.workspace.applyEdit(changeOf(document, edits));
