import * as vscode from 'vscode';
import type { PolicyKey } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { entities } from '#core/guard/redact/entity.ts';
import type { Services } from '#platform/vscode/services.ts';
import { entityWord } from './entityWords.ts';
import { canChange, redactKey } from './redactKey.ts';
import { saveSettings } from './saveSettings.ts';

const { t } = vscode.l10n;

/** What a person decided about one kind of thing: for the next message, or for good. */
export type Redaction = 'once' | 'always' | 'never';

export async function pickRedaction(services: Services, asked: string): Promise<Redaction | undefined> {
  if (!isEntity(asked)) return undefined;
  const { origin } = services.guard.policy();
  if (!canChange(asked, origin[redactKey(asked)])) return undefined;
  const picked = await vscode.window.showQuickPick(choices(), {
    title: t('In this message: {0}', entityWord(asked, 1)),
  });
  if (picked !== undefined && picked.does !== 'once')
    await decide(services, redactKey(asked), picked.does === 'always' ? 'allow' : 'redact');
  return picked?.does;
}

export const isEntity = (word: string): word is EntityType => Object.hasOwn(entities, word);

const choices = (): readonly (vscode.QuickPickItem & { does: Redaction })[] => [
  { label: t('Send as it is, once'), detail: t('With the next message only'), does: 'once' },
  { label: t('Always send as it is'), detail: t('From now on, in every chat'), does: 'always' },
  { label: t('Never send'), detail: t('Replace it by a placeholder, in every chat'), does: 'never' },
];

/** Written into the person's own settings, where it can be seen and taken back. Everything else stays as strict as it was. */
async function decide(services: Services, key: PolicyKey, action: 'allow' | 'redact'): Promise<void> {
  const { settings } = services;
  const bases = { strict: presets.strict, standard: {}, custom: settings.get('guard.custom') };
  const custom = { ...bases[settings.get('guard.policy')], [key]: action };
  await saveSettings(services, { 'guard.custom': custom, 'guard.policy': 'custom' });
}
