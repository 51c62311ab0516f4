import * as vscode from 'vscode';
import { limitInDollars } from '#core/amounts.ts';
import type { HeaderButton } from '#core/chat/parts.ts';
import type { DecidedPolicy } from '#core/guard/policy/decide.ts';
import type { Profile } from '#core/vault/profile.ts';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';
import type { KeyState, KeyView } from '#core/vault/state.ts';
import { stateWord } from '#core/vault/words.ts';
import type { Services } from '#platform/vscode/services.ts';
import { obstacleNow } from './ready.ts';
import { dollars } from './trail.ts';

const { t } = vscode.l10n;

/** Who pays, under which rules, with which model: what a person should be able to see at any moment. */
export async function headerOf(services: Services): Promise<readonly HeaderButton[]> {
  const model = modelButton(services.settings.get('chat.model'));
  const clear = obstacleNow(services);
  if (!clear.ok) return [model];
  const { key, profile } = clear.value;
  const decided = services.guard.policy();
  return [
    keyButton(key),
    profileButton(profile),
    policyButton(decided),
    model,
    await budgetButton(services, key, profile, decided),
  ];
}

const tones: Partial<Record<KeyState['is'], HeaderButton['tone']>> = {
  ok: 'good',
  expiring: 'warning',
  offline: 'warning',
};

function keyButton({ record, state }: KeyView): HeaderButton {
  const tone = tones[state.is] ?? 'plain';
  const host = new URL(record.host).host;
  const title = t('Key {0} (…{1}) {2}. Requests go to {3}.', record.label, record.lastFour, stateWord(state.is), host);
  return { id: 'key', icon: 'key', text: record.label, title, tone };
}

const profileButton = ({ label, sensitivity }: Profile): HeaderButton => ({
  id: 'profile',
  icon: 'folder',
  text: label,
  title: t('Profile {0} ({1}) pays for this workspace.', label, sensitivityWord(sensitivity)),
  tone: 'plain',
});

function policyButton({ name, refused, troubles, origin }: DecidedPolicy): HeaderButton {
  const names = { strict: t('Strict'), standard: t('Standard'), custom: t('Custom') };
  const tightened = Object.values(origin).filter((source) => source === 'workspace').length;
  const remarks = [
    t('Policy: {0}.', names[name]),
    ...(tightened === 0 ? [] : [t('This folder makes {0} values stricter.', String(tightened))]),
    ...(refused.length === 0 ? [] : [t('It asked for {0} looser ones and did not get them.', String(refused.length))]),
    ...(troubles.length === 0 ? [] : [t('A policy could not be read, so strict holds in its place.')]),
  ];
  return {
    id: 'policy',
    icon: name === 'custom' ? 'settings' : 'shield',
    text: names[name],
    title: remarks.join(' '),
    tone: troubles.length === 0 ? 'plain' : 'warning',
  };
}

const modelButton = (model: string): HeaderButton => ({
  id: 'model',
  icon: 'sparkle',
  text: model.replace(/-latest$/, ''),
  title: t('{0} answers. Choose another model', model),
  tone: 'plain',
});

async function budgetButton(
  { guard }: Services,
  { record }: KeyView,
  profile: Profile,
  { policy }: DecidedPolicy,
): Promise<HeaderButton> {
  const { book } = await guard.traffic(record.host, profile);
  const spent = book.byScope.day?.dollars ?? 0;
  const limit = policy['budget.dollarsPerDay'];
  const share = limit === 0 ? 1 : spent / limit;
  return {
    id: 'budget',
    icon: 'credit-card',
    text: t('{0} of {1}', dollars(spent), limitInDollars(limit)),
    title: t('Spent today, of the budget for a day.'),
    tone: share >= 1 ? 'error' : share >= policy['budget.alertAt'] ? 'warning' : 'plain',
  };
}
