import * as vscode from 'vscode';
import type { Persistence } from '#core/vault/persistence.ts';
import type { Vault } from '#core/vault/vault.ts';

/** What holds for all keys, in one line above them; above an empty list it would hide the welcome. */
export function sayOfAll(vault: Vault, persistence: Persistence | undefined): string {
  const states = vault.list().map(({ state }) => state.is);
  if (states.length === 0) return '';
  if (vault.isClosed) return vscode.l10n.t('Locked. Keys are not read until you unlock them.');
  if (persistence === 'locked')
    return vscode.l10n.t('Your system’s key storage is locked. Nothing is lost: unlock it, then check your keys.');
  if (persistence === 'forgets')
    return vscode.l10n.t(
      'Key storage here forgets when VS Code closes. “Diagnose Storage and Network” tells how to change that.',
    );
  const lost = states.filter((state) => state === 'lost').length;
  if (lost === 0) return '';
  return lost === 1
    ? vscode.l10n.t('One key is gone from this machine. Add it again.')
    : vscode.l10n.t('{0} keys are gone from this machine. Add them again.', lost);
}
