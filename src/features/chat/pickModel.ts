import * as vscode from 'vscode';
import { dollarsWith } from '#core/amounts.ts';
import { costOf } from '#core/guard/spend/prices.ts';
import type { Model } from '#core/mistral/account.ts';
import type { Profile } from '#core/vault/profile.ts';
import { allowsModel } from '#core/vault/profile.ts';
import type { Services } from '#platform/vscode/services.ts';
import { obstacleNow } from './ready.ts';
import { saveSettings } from './saveSettings.ts';
import { failureNotice } from './words/failures.ts';
import { obstacleNotice } from './words/obstacles.ts';

const { t } = vscode.l10n;

/** Lists what the key in use may chat with, and remembers the choice. */
export async function pickModel(services: Services): Promise<void> {
  const { settings, ui } = services;
  const models = await listedModels(services);
  if (typeof models === 'string') return void (await ui.show({ severity: 'warning', text: models }));
  const current = settings.get('chat.model');
  const picked = await vscode.window.showQuickPick(models.map(itemOf(current)), {
    title: t('Which model answers?'),
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  await saveSettings(services, { 'chat.model': picked.id });
}

/** What can chat and the profile allows, each under the name it goes by; or why there is no list. */
async function listedModels(services: Services): Promise<readonly Listed[] | string> {
  const { vault, mistral, settings, clock } = services;
  const clear = obstacleNow(services);
  if (!clear.ok) return obstacleNotice(clear.error, clock.now()).title;
  const { key, profile } = clear.value;
  const { record } = key;
  const asked = await vault.withKey(record.id, (key) => mistral.listModels({ key, host: record.host }));
  if (!asked.ok) return obstacleNotice({ is: 'unreadable', view: key }, clock.now()).title;
  if (asked.value.ok) return choosable(asked.value.value, profile);
  const about = { key: record.label, model: settings.get('chat.model'), now: clock.now() };
  return failureNotice(asked.value.error, about).title;
}

type Listed = Model & { readonly name: string };

function choosable(models: readonly Model[], profile: Profile): readonly Listed[] | string {
  const named = models.filter(({ can }) => can.chat).map((model) => ({ ...model, name: nameOf(model, profile) }));
  const allowed = named.filter(({ name }) => allowsModel(profile, name));
  return allowed.length > 0 || named.length === 0
    ? allowed
    : t('Profile {0} allows none of the models that this key can chat with.', profile.label);
}

/** The one that follows the newest version, where there is one; but first one that the profile names. */
function nameOf({ id, aliases }: Model, profile: Profile): string {
  const newest = aliases.find((alias) => alias.endsWith('-latest')) ?? id;
  return [newest, id, ...aliases].find((name) => allowsModel(profile, name)) ?? newest;
}

const itemOf =
  (current: string) =>
  ({ id, name, aliases, contextTokens, deprecatedOn }: Listed) => {
    const inUse = current === name || current === id || aliases.includes(current);
    return {
      id: name,
      label: `${inUse ? '$(check) ' : ''}${name}`,
      description: [t('{0}k context', String(Math.round(contextTokens / 1000))), priceOf(id)].join(' · '),
      ...(deprecatedOn === undefined
        ? { detail: name === id ? '' : id }
        : { detail: `$(warning) ${t('gone after {0}', deprecatedOn.slice(0, 10))}` }),
    };
  };

const million = 1_000_000;

const priceOf = (model: string): string => {
  const asked = costOf(model, { prompt: million, completion: 0 });
  const answered = costOf(model, { prompt: 0, completion: million });
  return t('{0} asked, {1} answered, per million tokens', dollarsWith(asked, 2, 4), dollarsWith(answered, 2, 4));
};
