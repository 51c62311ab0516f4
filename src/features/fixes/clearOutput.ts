import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';
import type { FoundKey } from './foundKey.ts';
import { foundKey } from './foundKey.ts';

/** What a cell has printed is printed again when it runs, so nothing is lost but the key. */
export async function clearOutput(services: Services, argument: unknown): Promise<void> {
  const found = await foundKey(services, argument);
  const cell = found && cellOf(found);
  if (found === undefined || cell === undefined) return;
  // Replaced, it is no longer a cell, and has lost its number.
  const number = cell.index + 1;
  const { notebook } = cell;
  const wasSaved = !notebook.isDirty && !notebook.isUntitled;
  const cleared = await vscode.workspace.applyEdit(withoutOutput(cell));
  // Until it is saved the key still lies on the disk; somebody's unsaved work is theirs to save.
  if (cleared && wasSaved) await notebook.save();
  void say(services, found, number, cleared);
}

function cellOf({ home, finding: { cell } }: FoundKey): vscode.NotebookCell | undefined {
  if (cell?.part !== 'output' || !('getCells' in home) || cell.index >= home.cellCount) return undefined;
  return home.cellAt(cell.index);
}

/** VS Code has no edit for outputs alone: the cell is replaced by itself. */
function withoutOutput({ notebook, index, kind, document, metadata }: vscode.NotebookCell): vscode.WorkspaceEdit {
  const bare = new vscode.NotebookCellData(kind, document.getText(), document.languageId);
  bare.metadata = metadata;
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(index, index + 1), [bare])]);
  return edit;
}

async function say(
  { ui, commands }: Services,
  { own, key }: FoundKey,
  number: number,
  cleared: boolean,
): Promise<void> {
  if (!cleared)
    return void (await ui.show({
      severity: 'warning',
      text: vscode.l10n.t('Cell {0} could not be changed: its output still shows key …{1}.', number, key.lastFour),
    }));
  const isHeld = own !== undefined && own.is !== 'retired';
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      'The output of cell {0} is cleared. Whoever saw the notebook may know key …{1}, so rotate it.',
      number,
      key.lastFour,
    ),
    actions: isHeld
      ? [{ label: vscode.l10n.t('Rotate…'), run: () => commands.run('rotateKey', { keyId: own.id }) }]
      : [{ label: vscode.l10n.t('Open Console'), run: () => commands.run('openConsole') }],
  });
}
