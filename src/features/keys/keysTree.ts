import * as vscode from 'vscode';
import type { Profile } from '#core/vault/profile.ts';
import type { KeyView } from '#core/vault/state.ts';
import type { Services } from '#platform/vscode/services.ts';
import { profileRow } from './profileRow.ts';
import { keyRow } from './rows.ts';

export type Node = { readonly profileId: string } | { readonly keyId: string };

/** Keys under their profiles; with one profile only, just the keys. */
export function keysTree({ vault, settings, clock, memory, spending }: Services) {
  const changes = new vscode.EventEmitter<void>();
  const views = () => vault.list(settings.get('health.expiryWarningDays'));
  const keysOf = (profileId: string) => views().filter(({ record }) => record.profile === profileId);
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getChildren(parent) {
      if (parent === undefined) return roots(vault.profiles(), views());
      return 'profileId' in parent ? keysOf(parent.profileId).map(nodeOf) : [];
    },
    getParent(node) {
      const view = 'keyId' in node ? views().find(({ record }) => record.id === node.keyId) : undefined;
      return view === undefined || isFlat(vault.profiles()) ? undefined : { profileId: view.record.profile };
    },
    getTreeItem(node) {
      if ('profileId' in node)
        return profileRow(vault.profile(node.profileId), {
          isChosen: vault.profile(memory.profile()).id === node.profileId,
          spent: spending.of(node.profileId),
        });
      const view = views().find(({ record }) => record.id === node.keyId);
      if (view === undefined) return new vscode.TreeItem('');
      const rotation = vault.rotations.open().find(({ old }) => old === node.keyId);
      const mirrored = Object.hasOwn(memory.mirrored(), node.keyId);
      return keyRow(view, { now: clock.now(), rotation, mirrored });
    },
  };
  return { provider, refresh: () => changes.fire(), dispose: () => changes.dispose() };
}

function roots(profiles: readonly Profile[], views: readonly KeyView[]): Node[] {
  if (views.length === 0 && isFlat(profiles)) return [];
  return isFlat(profiles) ? views.map(nodeOf) : profiles.map(({ id }) => ({ profileId: id }));
}

/** One profile needs no row of its own. */
const isFlat = (profiles: readonly Profile[]): boolean => profiles.length <= 1;

const nodeOf = ({ record }: KeyView): Node => ({ keyId: record.id });
