import * as vscode from 'vscode';

/** Where VS Code keeps what it is given to keep secret, as far as an extension can tell. */
export function secretPlace(): string {
  if (vscode.env.uiKind === vscode.UIKind.Web) return vscode.l10n.t('this browser’s profile');
  return process.platform === 'linux'
    ? vscode.l10n.t('VS Code’s secret storage')
    : vscode.l10n.t('encrypted by your system’s keychain');
}
