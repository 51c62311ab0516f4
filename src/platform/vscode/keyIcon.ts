import * as vscode from 'vscode';
import type { KeyState } from '#core/vault/state.ts';

/** A shape for every state, and a colour beside it: never a colour alone. */
const icons = {
  ok: ['pass-filled', 'testing.iconPassed'],
  unchecked: ['circle-outline', undefined],
  retiring: ['history', undefined],
  offline: ['debug-disconnect', undefined],
  limited: ['watch', 'list.warningForeground'],
  expiring: ['warning', 'list.warningForeground'],
  forbidden: ['error', 'list.errorForeground'],
  locked: ['lock', undefined],
  lost: ['error', 'list.errorForeground'],
  expired: ['error', 'list.errorForeground'],
  invalid: ['error', 'list.errorForeground'],
} as const satisfies Record<KeyState['is'], readonly [string, string | undefined]>;

export function keyIcon(state: KeyState): vscode.ThemeIcon {
  const [shape, colour] = icons[state.is];
  return colour === undefined
    ? new vscode.ThemeIcon(shape)
    : new vscode.ThemeIcon(shape, new vscode.ThemeColor(colour));
}
