import * as vscode from 'vscode';
import { lastingName, namesOf } from '#core/mistral/modelNames.ts';
import type { Profile } from '#core/vault/profile.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Change } from './profileQuestions.ts';

const { t } = vscode.l10n;

/** Ticked in a list where Mistral can be asked for one, written where it cannot. */
export async function askModels(services: Services, profile: Profile): Change {
  const known = await modelsFor(services, profile);
  const names = known === undefined ? await write(profile) : await tick(profile, known);
  return names && { allowedModels: names.length === 0 ? undefined : [...names] };
}

async function modelsFor({ vault, mistral, ui }: Services, { id }: Profile): Promise<readonly string[] | undefined> {
  const chosen = vault.keyFor({ use: 'chat', profile: id });
  if (!chosen.ok) return undefined;
  const { record } = chosen.value.key;
  const listed = await ui.progress({ title: t('Asking Mistral for its models') }, (signal) =>
    vault.withKey(record.id, (key) => mistral.listModels({ key, host: record.host, signal })),
  );
  if (!listed.ok || !listed.value.ok) return undefined;
  const names = listed.value.value.filter(({ can }) => can.chat).flatMap((model) => lastingName(namesOf(model)) ?? []);
  return [...new Set(names)];
}

async function tick({ label, allowedModels = [] }: Profile, known: readonly string[]) {
  const all = [...new Set([...allowedModels, ...known])];
  const picked = await vscode.window.showQuickPick(
    all.map((name) => ({ label: name, picked: allowedModels.includes(name) })),
    {
      title: t('Profile {0}', label),
      placeHolder: t('Which models may its keys be used with? None ticked: every model'),
      canPickMany: true,
    },
  );
  return picked?.map((item) => item.label);
}

async function write({ label, allowedModels = [] }: Profile): Promise<readonly string[] | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Profile {0}', label),
    prompt: t('Names of the models its keys may be used with, with commas between them; empty for every model'),
    value: allowedModels.join(', '),
    validateInput: (text) =>
      namesIn(text).every(isName) ? undefined : t('A model has a name like mistral-small-latest.'),
  });
  return typed === undefined ? undefined : [...new Set(namesIn(typed))];
}

const namesIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

const isName = (name: string): boolean => /^[\w.:/@-]{1,80}$/.test(name);
