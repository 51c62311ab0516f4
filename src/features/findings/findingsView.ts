import * as vscode from 'vscode';
import { ago } from '#core/vault/relativeTime.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { checkedFindings } from './checked.ts';
import type { Node } from './findingsTree.ts';
import { findingsTree } from './findingsTree.ts';
import type { Grouping } from './grouping.ts';
import { isGrouping } from './grouping.ts';
import { revealFinding } from './revealFinding.ts';
import type { FolderScan } from './scanFolders.ts';
import { describeScan } from './scanState.ts';

/** The Findings view: rows, count, and how the last scan stands. */
export function findingsView(services: Services, scan: FolderScan): Disposable {
  const { findings, commands, memory, clock } = services;
  const chosen = memory.grouping();
  const checked = checkedFindings(findings);
  const tree = findingsTree(services, scan, checked, isGrouping(chosen) ? chosen : 'file');
  const view = vscode.window.createTreeView(viewId('findings'), {
    treeDataProvider: tree.provider,
    showCollapseAll: true,
  });

  function show(): void {
    const count = findings.all().reduce((sum, file) => sum + file.findings.length, 0);
    setContext('findingCount', count);
    setContext('checkedCount', checked.all().length);
    view.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count) };
    const folders = vscode.workspace.workspaceFolders ?? [];
    view.description = folders.length === 0 ? '' : describeScan(scan.state, (moment) => ago(moment, clock.now()));
    tree.refresh();
  }

  async function group(by: Grouping): Promise<void> {
    setContext('grouping', by);
    await memory.setGrouping(by);
    tree.groupBy(by);
  }

  /** A group is ticked for its members; VS Code tells of both. */
  function tick({ items }: vscode.TreeCheckboxChangeEvent<Node>): void {
    for (const [node, state] of items)
      if ('finding' in node) checked.set(node, state === vscode.TreeItemCheckboxState.Checked);
    setContext('checkedCount', checked.all().length);
  }

  /** What is done about one finding is done about all that are ticked. */
  async function onChecked(command: 'moveToVault' | 'ignoreFinding'): Promise<void> {
    await commands.run(command, checked.all());
    checked.clear();
    show();
  }

  setContext('grouping', tree.grouping);
  show();
  const everyMinute = setInterval(show, 60_000);
  return together(
    tree,
    view,
    findings.onDidChange(show),
    scan.onDidChange(show),
    services.engine.onDidChange(show),
    view.onDidChangeCheckboxState(tick),
    commands.register('moveChecked', () => onChecked('moveToVault')),
    commands.register('ignoreChecked', () => onChecked('ignoreFinding')),
    commands.register('groupByFile', () => group('file')),
    commands.register('groupBySeverity', () => group('severity')),
    commands.register('groupByRule', () => group('rule')),
    commands.register('revealFinding', (argument) => revealFinding(services, argument)),
    { dispose: () => clearInterval(everyMinute) },
  );
}
