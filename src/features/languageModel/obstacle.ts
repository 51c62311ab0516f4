import * as vscode from 'vscode';
import type { Result } from '#core/result.ts';
import { fail } from '#core/result.ts';
import type { Grant, NoKey } from '#core/vault/choose.ts';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Services } from '#platform/vscode/services.ts';

const { t } = vscode.l10n;

/** What stands in the way of any question at all. */
export type Obstacle = 'untrusted' | 'locked' | 'no key' | 'no usable key' | 'model not allowed' | 'unreadable';

export function obstacleNow({ vault, memory }: Services, model?: string): Result<Grant, Obstacle> {
  if (!vscode.workspace.isTrusted) return fail('untrusted');
  if (vault.isClosed) return fail('locked');
  const profile = vault.profile(memory.profile()).id;
  const chosen = vault.keyFor({ use: 'chat', profile, ...(model !== undefined && { model }) });
  return chosen.ok ? chosen : fail(obstacles[chosen.error.kind]);
}

const obstacles = {
  'no-key': 'no key',
  'none-usable': 'no usable key',
  'model-not-allowed': 'model not allowed',
} as const satisfies Record<NoKey['kind'], Obstacle>;

interface Words {
  readonly text: string;
  readonly step: vscode.Command;
}

const stepOf = (name: CommandName, title: string): vscode.Command => ({ command: commandId(name), title });

const words: Readonly<Record<Obstacle, () => Words>> = {
  untrusted: () => ({
    text: t('This window is in Restricted Mode: no key is read, and nothing is sent.'),
    step: { command: 'workbench.trust.manage', title: t('Manage Workspace Trust') },
  }),
  locked: () => ({ text: t('Your keys are locked.'), step: stepOf('unlock', t('Unlock Keys')) }),
  'no key': () => ({
    text: t('There is no Mistral key for this yet. It needs a Studio key, not a Codestral key.'),
    step: stepOf('addKey', t('Add Key')),
  }),
  'no usable key': () => ({
    text: t('None of your Mistral keys can be used now.'),
    step: stepOf('checkAllKeys', t('Check Keys')),
  }),
  'model not allowed': () => ({
    text: t('The profile of this workspace does not allow this model.'),
    step: stepOf('editProfile', t('Edit Profile…')),
  }),
  unreadable: () => ({
    text: t('Your Mistral key could not be read from VS Code’s secret storage.'),
    step: stepOf('doctor', t('Diagnose')),
  }),
};

export const wordsFor = (obstacle: Obstacle): Words => words[obstacle]();

/** The next step as a button, wherever the question came from. */
export async function showObstacle({ ui }: Services, obstacle: Obstacle): Promise<void> {
  const { text, step } = wordsFor(obstacle);
  await ui.show({
    severity: 'warning',
    text,
    actions: [{ label: step.title, run: () => vscode.commands.executeCommand(step.command) }],
  });
}
