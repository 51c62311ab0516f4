import * as vscode from 'vscode';
import { ago } from '#core/vault/relativeTime.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Checked } from './checked.ts';
import type { Found, Group, Grouping } from './grouping.ts';
import { grouped } from './grouping.ts';
import { findingRow, groupRow } from './rows.ts';
import type { FolderScan } from './scanFolders.ts';
import { nothingFound } from './scanState.ts';

/** What stands in the place of groups when there is nothing to group. */
type Clean = { readonly row: 'nothing found' | 'scan again' };
export type Node = Group | Found | Clean;

/** Groups with their findings; after a scan that found nothing, a row that says so and one that scans again. */
export function findingsTree({ findings, clock }: Services, scan: FolderScan, checked: Checked, first: Grouping) {
  const changes = new vscode.EventEmitter<void>();
  let grouping = first;

  const roots = (): readonly Node[] => {
    const groups = grouped(findings.all(), grouping);
    return groups.length === 0 && scan.state.is === 'done' ? [{ row: 'nothing found' }, { row: 'scan again' }] : groups;
  };

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getChildren: (parent) => (parent === undefined ? [...roots()] : 'members' in parent ? [...parent.members] : []),
    getTreeItem: (node) => {
      if ('members' in node) return groupRow(node, node.members.every(checked.has));
      if ('row' in node) return node.row === 'scan again' ? scanAgainRow() : nothingFoundRow(scan, clock.now());
      return findingRow(node, grouping, checked.has(node));
    },
  };

  return {
    provider,
    get grouping() {
      return grouping;
    },
    groupBy(by: Grouping): void {
      grouping = by;
      changes.fire();
    },
    refresh: () => changes.fire(),
    dispose: () => changes.dispose(),
  };
}

function nothingFoundRow({ state }: FolderScan, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem('');
  if (state.is !== 'done') return item;
  item.label = nothingFound(state.files, ago(state.at, now));
  item.iconPath = new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'));
  return item;
}

function scanAgainRow(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Scan again'));
  item.iconPath = new vscode.ThemeIcon('refresh');
  item.command = { command: commandId('scanWorkspace'), title: vscode.l10n.t('Scan Again') };
  return item;
}
