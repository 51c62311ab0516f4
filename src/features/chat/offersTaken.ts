import * as vscode from 'vscode';
import type { ButtonId, OfferId } from '#core/chat/parts.ts';
import { consoleKeysUrl } from '#core/mistral/hosts.ts';
import type { SettingName } from '#platform/vscode/manifest/settings.ts';
import { settingId } from '#platform/vscode/manifest/settings.ts';
import type { Services } from '#platform/vscode/services.ts';
import { pickModel } from './pickModel.ts';
import { pickPolicy } from './pickPolicy.ts';

/** Offers that are about the conversation itself are taken up where the conversation is. */
export type TurnOffer = Extract<OfferId, 'sendAnyway' | 'edit' | 'retry' | 'newChat'>;
type OutsideOffer = Exclude<OfferId, TurnOffer>;

const openSetting = (name: SettingName) => () =>
  vscode.commands.executeCommand('workbench.action.openSettings', settingId(name));

export const outside: Readonly<Record<OutsideOffer, (services: Services) => unknown>> = {
  addKey: ({ commands }) => commands.run('addKey'),
  importKeys: ({ commands }) => commands.run('importKeys'),
  checkKey: ({ commands }) => commands.run('checkKey'),
  rotateKey: ({ commands }) => commands.run('rotateKey'),
  setDefaultKey: ({ commands }) => commands.run('setDefaultKey'),
  unlock: ({ commands }) => commands.run('unlock'),
  doctor: ({ commands }) => commands.run('doctor'),
  trust: () => vscode.commands.executeCommand('workbench.trust.manage'),
  openConsole: ({ ui }) => ui.openExternal(consoleKeysUrl),
  openSettings: openSetting('api.server'),
  openPolicy: openSetting('guard.policy'),
  openBudget: openSetting('guard.custom'),
  pickModel,
  showLog: ({ commands }) => commands.run('showLog'),
};

export const isOutside = (offer: OfferId): offer is OutsideOffer => Object.hasOwn(outside, offer);

/** What each button of the header opens. */
export const pressed: Readonly<Record<ButtonId, (services: Services) => unknown>> = {
  key: outside.setDefaultKey,
  profile: ({ commands }) => commands.run('switchProfile'),
  policy: pickPolicy,
  model: pickModel,
  budget: ({ commands }) => commands.run('showUsage'),
};
