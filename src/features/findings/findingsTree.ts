import * as vscode from 'vscode';
import { ago } from '#core/vault/relativeTime.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Found, Group, Grouping } from './grouping.ts';
import { grouped } from './grouping.ts';
import { findingRow, groupRow } from './rows.ts';
import type { FolderScan } from './scanFolders.ts';
import { nothingFound } from './scanState.ts';

type Clean = { readonly clean: true };
type Node = Group | Found | Clean;

/** Groups with their findings; after a scan that found nothing, one row that says so and scans again. */
export function findingsTree({ findings, clock }: Services, scan: FolderScan, first: Grouping) {
  const changes = new vscode.EventEmitter<void>();
  let grouping = first;

  const roots = (): readonly Node[] => {
    const groups = grouped(findings.all(), grouping);
    return groups.length === 0 && scan.state.is === 'done' ? [{ clean: true }] : groups;
  };

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getChildren: (parent) => (parent === undefined ? [...roots()] : 'members' in parent ? [...parent.members] : []),
    getTreeItem: (node) => {
      if ('members' in node) return groupRow(node);
      if ('clean' in node) return cleanRow(scan, (moment) => ago(moment, clock.now()));
      return findingRow(node, grouping === 'file', node.finding.explanation.tier === 'own key');
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

function cleanRow({ state }: FolderScan, ago: (moment: number) => string): vscode.TreeItem {
  const item = new vscode.TreeItem('');
  if (state.is !== 'done') return item;
  item.label = `${nothingFound(state.files)}, ${ago(state.at)}`;
  item.description = state.unread === 0 ? 'Scan again' : `${state.unread} could not be read. Scan again`;
  item.iconPath = new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'));
  item.command = { command: commandId('scanWorkspace'), title: 'Scan Again' };
  return item;
}
