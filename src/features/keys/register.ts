import * as vscode from 'vscode';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

export function keys({ commands, ui }: Services): Disposable {
  setContext('keyCount', 0);
  const tree = vscode.window.createTreeView('mistralGuard.keys', {
    treeDataProvider: { getChildren: () => [], getTreeItem: (item: vscode.TreeItem) => item },
  });
  return together(
    tree,
    commands.register('addKey', () => ui.show({ severity: 'info', text: 'soon' })),
  );
}
