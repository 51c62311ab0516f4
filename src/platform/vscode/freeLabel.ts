import * as vscode from 'vscode';
import type { Vault } from '#core/vault/vault.ts';

/** A name nobody has to be asked for: the folder's, with a number where it is taken. */
export function freeLabel(vault: Vault, found: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(found)?.name ?? 'found';
  const base = folder.toLowerCase().slice(0, 40);
  const taken = new Set(vault.list().map(({ record }) => record.label.toLowerCase()));
  for (let number = 1; ; number++) {
    const label = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(label)) return label;
  }
}
