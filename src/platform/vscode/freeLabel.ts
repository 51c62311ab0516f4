import * as vscode from 'vscode';
import type { Vault } from '#core/vault/vault.ts';

/** A name nobody has to be asked for: the folder's, with a number where it is taken. */
export const freeLabel = (vault: Vault, found: vscode.Uri): string =>
  unusedLabel(vault, vscode.workspace.getWorkspaceFolder(found)?.name ?? 'found');

export function unusedLabel(vault: Vault, wanted: string): string {
  const base = wanted.toLowerCase().slice(0, 40);
  const taken = new Set(vault.list().map(({ record }) => record.label.toLowerCase()));
  for (let number = 1; ; number++) {
    const label = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(label)) return label;
  }
}
