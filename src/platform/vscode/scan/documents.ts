import * as vscode from 'vscode';

/** Where people write: files, unsaved texts, the user's own settings, remote and virtual folders. Not git's copies, not output. */
const schemes = new Set(['file', 'untitled', 'vscode-userdata', 'vscode-remote', 'vscode-vfs', 'vscode-notebook-cell']);

export const isWatched = ({ uri }: { readonly uri: vscode.Uri }): boolean => schemes.has(uri.scheme);

/** What findings are kept under: a text, or the notebook that a cell belongs to. */
export type Home = vscode.TextDocument | vscode.NotebookDocument;

export function homeOf(document: vscode.TextDocument): Home {
  if (document.uri.scheme !== 'vscode-notebook-cell') return document;
  return vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === document.uri.path) ?? document;
}

export const openHomes = (): readonly Home[] => [
  ...new Set([...vscode.workspace.textDocuments.map(homeOf), ...vscode.workspace.notebookDocuments]),
];

export const openHome = (uri: string): Home | undefined => openHomes().find((home) => home.uri.toString() === uri);

/** What an editor holds unsaved is newer than what lies on disk. */
export const dirtyHomes = (): readonly Home[] => openHomes().filter((home) => home.isDirty && isWatched(home));
export const dirtyHome = (uri: vscode.Uri): Home | undefined =>
  dirtyHomes().find((home) => home.uri.toString() === uri.toString());
