import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';
import { saveSettings } from './saveSettings.ts';

/** What the model is told first, by the name of the setting's choice. */
const instructions = {
  engineer:
    'You are a careful software engineer. Answer correctly and briefly, with code in fenced blocks that name their language. Say when you are not sure.',
  teacher:
    'You explain software patiently: step by step, from what is known to what is new, with a small example for each idea.',
  reviewer:
    'You review code. Name faults in order of risk, each with the line it stands on, why it matters and the smallest fix. Do not praise.',
  terse: 'You answer in as few words as possible. Code first, no introduction, no summary.',
} as const;

type Choice = keyof typeof instructions | 'custom';

export function systemPromptOf({ settings }: Services): string {
  const chosen: Choice = settings.get('chat.instructions');
  const own = settings.get('chat.customInstructions').trim();
  return chosen === 'custom' ? own || instructions.engineer : instructions[chosen];
}

export async function chooseInstructions(services: Services): Promise<void> {
  const { settings } = services;
  const current = settings.get('chat.instructions');
  const picked = await vscode.window.showQuickPick(
    choices().map(({ name, ...item }) => ({
      ...item,
      name,
      description: name === current ? vscode.l10n.t('in use') : '',
    })),
    { title: vscode.l10n.t('How should the model behave?') },
  );
  if (picked === undefined) return;
  const words = picked.name === 'custom' ? await askForWords(settings.get('chat.customInstructions')) : undefined;
  if (picked.name === 'custom' && words === undefined) return;
  await saveSettings(services, {
    ...(words !== undefined && { 'chat.customInstructions': words }),
    'chat.instructions': picked.name,
  });
}

const choices = (): readonly { name: Choice; label: string; detail: string }[] => [
  { name: 'engineer', label: vscode.l10n.t('Engineer'), detail: instructions.engineer },
  { name: 'teacher', label: vscode.l10n.t('Teacher'), detail: instructions.teacher },
  { name: 'reviewer', label: vscode.l10n.t('Reviewer'), detail: instructions.reviewer },
  { name: 'terse', label: vscode.l10n.t('Terse'), detail: instructions.terse },
  {
    name: 'custom',
    label: vscode.l10n.t('Your own words…'),
    detail: vscode.l10n.t('Written by you, kept in your settings'),
  },
];

const askForWords = (value: string): Thenable<string | undefined> =>
  vscode.window.showInputBox({ title: vscode.l10n.t('Instructions to the model'), value });
