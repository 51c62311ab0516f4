import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import type { Range } from '#core/scan/place.ts';

/** Where a person sees a finding: in an open notebook that is the cell, everywhere else the file. */
export function locationOf(uri: string, { range, cell }: Finding): vscode.Location {
  const home = vscode.Uri.parse(uri, true);
  const notebook = cell && vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === uri);
  const document =
    cell && notebook && cell.index < notebook.cellCount ? notebook.cellAt(cell.index).document : undefined;
  if (document === undefined || cell === undefined) return new vscode.Location(home, rangeOf(range));
  return new vscode.Location(document.uri, cell.part === 'source' ? rangeOf(cell.range) : document.lineAt(0).range);
}

const rangeOf = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);
