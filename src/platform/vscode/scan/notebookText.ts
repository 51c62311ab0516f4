import type * as vscode from 'vscode';

const readable = /^(?:text\/|application\/(?:json|vnd\.code\.notebook\.(?:stdout|stderr|error)))/;

/** An open notebook as its file would be, so that the same engine reads sources and outputs alike. */
export function notebookText(notebook: vscode.NotebookDocument): string {
  const cells = notebook.getCells().map((cell) => ({
    source: cell.document.getText(),
    outputs: cell.outputs.map((output) => ({
      text: output.items.filter(({ mime }) => readable.test(mime)).map(textOf),
    })),
  }));
  return JSON.stringify({ cells });
}

const textOf = ({ data }: vscode.NotebookCellOutputItem): string => new TextDecoder().decode(data);
