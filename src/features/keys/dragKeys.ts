import * as vscode from 'vscode';
import type { Vault } from '#core/vault/vault.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Node } from './keysTree.ts';
import { tell } from './tell.ts';

const kind = 'application/vnd.code.tree.mistralguard.keys';

/** Dragging a key reorders its pool, or takes it to another profile. Only ids travel. */
export const dragKeys = (services: Services): vscode.TreeDragAndDropController<Node> => ({
  dragMimeTypes: [kind],
  dropMimeTypes: [kind],
  handleDrag(nodes, data) {
    data.set(kind, new vscode.DataTransferItem(nodes.flatMap((node) => ('keyId' in node ? [node.keyId] : []))));
  },
  async handleDrop(target, data) {
    const dragged: unknown = data.get(kind)?.value;
    if (!Array.isArray(dragged)) return;
    const { vault } = services;
    const known = vault.list().map(({ record }) => record);
    const moving = known.filter(({ id }) => dragged.includes(id));
    const profile = profileOf(vault, target);
    for (const { id } of moving.filter((record) => profile !== undefined && record.profile !== profile))
      if (!(await tell(services, await vault.moveTo(id, profile ?? ''), id))) return;
    const ids = moving.map(({ id }) => id);
    const rest = known.map(({ id }) => id).filter((id) => !ids.includes(id));
    const at = target !== undefined && 'keyId' in target ? rest.indexOf(target.keyId) : rest.length;
    await tell(services, await vault.reorder([...rest.slice(0, at), ...ids, ...rest.slice(at)]));
  },
});

function profileOf(vault: Vault, target: Node | undefined): string | undefined {
  if (target === undefined) return undefined;
  if ('profileId' in target) return target.profileId;
  return vault.list().find(({ record }) => record.id === target.keyId)?.record.profile;
}
