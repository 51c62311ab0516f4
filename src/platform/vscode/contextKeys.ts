import * as vscode from 'vscode';
import type { ContextKey, ContextValue } from './manifest/contextKeys.ts';

export function setContext<Key extends ContextKey>(key: Key, value: ContextValue<Key>): void {
  void vscode.commands.executeCommand('setContext', `mistralGuard.${key}`, value);
}
