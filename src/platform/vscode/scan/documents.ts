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

/** Changes with every change of the text; a notebook's own number says nothing of what is typed in a cell. */
export const versionOf = (home: Home): string =>
  'getCells' in home
    ? [home.version, ...home.getCells().map(({ document }) => document.version)].join()
    : String(home.version);

/** The text that a finding stands in: the document, or the cell of a notebook. */
export function documentAt(home: Home, cell: number | undefined): vscode.TextDocument | undefined {
  if (!('getCells' in home)) return home;
  return cell === undefined || cell >= home.cellCount ? undefined : home.cellAt(cell).document;
}

/** Opens what findings are kept under; an editor need not show it. */
export function openByUri(uri: string): Thenable<Home> {
  const parsed = vscode.Uri.parse(uri, true);
  return uri.endsWith('.ipynb')
    ? vscode.workspace.openNotebookDocument(parsed)
    : vscode.workspace.openTextDocument(parsed);
}
