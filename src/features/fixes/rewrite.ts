import * as vscode from 'vscode';
import type { TextEdit } from '#core/fixes/edit.ts';
import type { SourceInCode } from '#core/fixes/managerCode.ts';
import type { Obstacle } from '#core/fixes/obstacle.ts';
import type { KeyPlace } from '#core/fixes/readFromEnvironment.ts';
import { readFromEnvironment } from '#core/fixes/readFromEnvironment.ts';
import type { ManagerRewrite } from '#core/fixes/readFromManager.ts';
import { readFromManager } from '#core/fixes/readFromManager.ts';
import { variableFor } from '#core/fixes/variable.ts';
import type { Result } from '#core/result.ts';
import { fail } from '#core/result.ts';
import type { Finding } from '#core/scan/finding.ts';
import { changeOf } from '#platform/vscode/changeOf.ts';
import type { FoundKey } from './foundKey.ts';

interface Rewrite {
  readonly variable: string;
  readonly edits: Result<readonly TextEdit[], Obstacle>;
}

/** How a key at this place is replaced by a read of the environment, and of which variable. */
export function rewriteOf(document: vscode.TextDocument, range: vscode.Range, finding: Finding): Rewrite {
  const place = placeOf(document, range, finding);
  const edits = finding.cell?.part === 'output' ? fail('output' as const) : readFromEnvironment(place);
  return { variable: place.variable, edits };
}

/** The same by a secret manager. */
export const managerRewriteOf = (
  document: vscode.TextDocument,
  range: vscode.Range,
  finding: Finding,
  source: SourceInCode,
): Result<ManagerRewrite, Obstacle> =>
  finding.cell?.part === 'output' ? fail('output') : readFromManager(placeOf(document, range, finding), source);

const placeOf = (
  document: vscode.TextDocument,
  range: vscode.Range,
  { explanation: { owner }, rule }: Finding,
): KeyPlace => ({
  text: document.getText(),
  start: document.offsetAt(range.start),
  end: document.offsetAt(range.end),
  languageId: document.languageId,
  path: document.uri.path,
  variable: variableFor({ owner, rule }),
  owner,
});

/** Takes the key out of its file. Until it is saved the key still lies on the disk; somebody's unsaved work is theirs to save. */
export async function replaceKey({ document, home }: FoundKey, edits: readonly TextEdit[]): Promise<boolean> {
  const wasSaved = !home.isDirty && !home.isUntitled;
  if (!('getCells' in home)) await vscode.window.showTextDocument(document, { preserveFocus: false });
  if (!(await apply(document, edits))) return false;
  return !wasSaved || home.save();
}

export const apply = (document: vscode.TextDocument, edits: readonly TextEdit[]): Thenable<boolean> =>
  vscode.workspace.applyEdit(changeOf(document, edits));
