import ignore from 'ignore';
import * as vscode from 'vscode';
import type { Settings } from '../settings.ts';

/** Patterns as in .gitignore, one a line or separated by commas; relative to the folder. */
export function isExcluded({ settings }: { readonly settings: Settings }, uri: vscode.Uri): boolean {
  return excludes(settings, uri)(uri.fsPath);
}

/** For many paths of one folder at once. */
export function excludes(settings: Settings, within: vscode.Uri): (path: string) => boolean {
  const patterns = settings.get('scan.exclude', within);
  const folder = vscode.workspace.getWorkspaceFolder(within);
  if (patterns.length === 0 || folder === undefined) return () => false;
  const rules = ignore().add([...patterns]);
  return (path) => {
    const inside = vscode.workspace.asRelativePath(path, false);
    return ignore.isPathValid(inside) && rules.ignores(inside);
  };
}
