import * as vscode from 'vscode';
import type { Attachable } from '#core/chat/fromView.ts';
import type { FileChoice } from '#core/chat/parts.ts';

const { t } = vscode.l10n;

/** Something that goes along with every message until it is taken off. It is read when it is needed, so that it is never stale. */
export interface Attachment {
  /** What tells it from others: the same file twice is one. */
  readonly id: string;
  readonly icon: string;
  readonly label: string;
  readonly title: string;
  read(): Promise<string>;
}

/** Whatever is larger would not fit through any policy. */
const largestBytes = 1_000_000;

export const attach: Readonly<Record<Attachable, () => Promise<Attachment | undefined>>> = {
  file: pickFile,
  selection: async () => selectionOf(vscode.window.activeTextEditor),
  problems: async () => problemsOf(vscode.window.activeTextEditor?.document),
};

export const fileAttachment = (uri: vscode.Uri): Attachment => {
  const path = vscode.workspace.asRelativePath(uri);
  return {
    id: idOf('file', uri.toString()),
    icon: 'file',
    label: path.split('/').at(-1) ?? path,
    title: path,
    read: () => readFile(uri),
  };
};

/** As it stands in the editor, saved or not. */
async function readFile(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestBytes) throw new Error('too large');
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export function selectionOf(editor: vscode.TextEditor | undefined): Attachment | undefined {
  if (editor === undefined || editor.selection.isEmpty) return undefined;
  const { document, selection } = editor;
  const text = document.getText(selection);
  return excerpt(document.uri, selection, text);
}

/** Some lines of a file, as they are now. */
export function excerpt(uri: vscode.Uri, range: vscode.Range, text: string): Attachment {
  const path = vscode.workspace.asRelativePath(uri);
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  const lines = first === last ? String(first) : `${first}-${last}`;
  return {
    id: idOf('lines', `${uri.toString()}#${lines}`),
    icon: 'selection',
    label: `${path.split('/').at(-1) ?? path}:${lines}`,
    title: first === last ? t('{0}, line {1}', path, lines) : t('{0}, lines {1}', path, lines),
    read: async () => text,
  };
}

function problemsOf(document: vscode.TextDocument | undefined): Attachment | undefined {
  if (document === undefined) return undefined;
  const { uri } = document;
  const path = vscode.workspace.asRelativePath(uri);
  return {
    id: idOf('problems', uri.toString()),
    icon: 'warning',
    label: t('problems of {0}', path.split('/').at(-1) ?? path),
    title: t('What the Problems view lists for {0}', path),
    read: async () => vscode.languages.getDiagnostics(uri).map(lineOf(path)).join('\n') || t('No problems.'),
  };
}

const lineOf =
  (path: string) =>
  ({ range, severity, message, source }: vscode.Diagnostic): string =>
    `${path}:${range.start.line + 1}:${range.start.character + 1} ${vscode.DiagnosticSeverity[severity]}: ${message}${source ? ` (${source})` : ''}`;

export async function workspaceFiles(): Promise<readonly (Omit<FileChoice, 'uri'> & { uri: vscode.Uri })[]> {
  const uris = await vscode.workspace.findFiles('**/*', '**/{node_modules,.git,dist,out,.venv}/**', 5_000);
  return uris.map((uri) => {
    const path = vscode.workspace.asRelativePath(uri);
    return { uri, path, name: path.split('/').at(-1) ?? path };
  });
}

async function pickFile(): Promise<Attachment | undefined> {
  const files = await workspaceFiles();
  const items = files
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ uri, path, name }) => ({ label: name, description: path, uri }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Add a file to the chat'),
    placeHolder: t('It is redacted like everything else'),
    matchOnDescription: true,
  });
  return picked && fileAttachment(picked.uri);
}

/** Short, and the same for the same thing. */
const idOf = (kind: string, what: string): string =>
  `${kind}-${[...what].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7).toString(36)}`;

/** Only files: what else can be dropped is not ours to read. */
export function droppable(text: string): readonly Attachment[] {
  if (!URL.canParse(text)) return [];
  const uri = vscode.Uri.parse(text, true);
  const here = vscode.workspace.workspaceFolders?.some((folder) => folder.uri.scheme === uri.scheme) ?? false;
  return uri.scheme === 'file' || here ? [fileAttachment(uri)] : [];
}
