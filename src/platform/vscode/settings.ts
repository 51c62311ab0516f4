import * as vscode from 'vscode';
import type { Logger } from '#core/ports.ts';
import type { Disposable } from './lifetime.ts';
import type { SettingName, SettingRow, SettingValue } from './manifest/settings.ts';
import { settingId, settings } from './manifest/settings.ts';

export interface Settings {
  /** `scope` is the file or folder that is asked about, for settings that may differ between folders. */
  get<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name>;
  onDidChange(name: SettingName, listener: () => void): Disposable;
}

export function createSettings(log: Logger): Settings {
  return {
    get<Name extends SettingName>(name: Name, scope?: vscode.Uri) {
      const row: SettingRow = settings[name];
      const value: unknown = vscode.workspace.getConfiguration('mistralGuard', scope).get(name);
      if (fits(value, row)) return value as SettingValue<Name>;
      log.warn('A setting has a value it cannot have; its default is used', { setting: settingId(name) });
      return row.default as SettingValue<Name>;
    },
    onDidChange: (name, listener) =>
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingId(name))) listener();
      }),
  };
}

/** settings.json is a file anyone can write: a value is believed only when it is of the declared kind. */
function fits(value: unknown, row: SettingRow): boolean {
  if (row.type === 'array') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  if (typeof value !== row.type || value === null || Array.isArray(value)) return false;
  if (row.choices !== undefined) return Object.hasOwn(row.choices, value as string);
  if (typeof value !== 'number') return true;
  return Number.isFinite(value) && value >= (row.minimum ?? -Infinity) && value <= (row.maximum ?? Infinity);
}
