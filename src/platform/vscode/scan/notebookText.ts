import type * as vscode from 'vscode';

const readable = /^(?:text\/|application\/(?:json|vnd\.code\.notebook\.(?:stdout|stderr|error)))/;

/** An open notebook as its file would be, so that the same engine reads sources and outputs alike. */
export function notebookText(notebook: vscode.NotebookDocument): string {
  const cells = notebook.getCells().map((cell) => ({
    cell_type: cell.document.languageId === 'markdown' ? 'markdown' : 'code',
    source: cell.document.getText(),
    outputs: cell.outputs.map((output) => ({
      text: output.items.filter(({ mime }) => readable.test(mime)).map(textOf),
    })),
  }));
  return JSON.stringify({ cells });
}

/** VS Code gives an unsaved notebook's outputs in another form than it promises; those wait until it is saved. */
const textOf = ({ data }: vscode.NotebookCellOutputItem): string =>
  ArrayBuffer.isView(data) ? new TextDecoder().decode(data) : '';
