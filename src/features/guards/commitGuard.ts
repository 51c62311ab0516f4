import * as vscode from 'vscode';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

const setting = 'diagnosticsCommitHook';

/** VS Code's own question before a commit with problems, asked for ours. Not every VS Code has it. */
export function commitGuard({ commands, ui }: Services): Disposable {
  return commands.register('guardCommits', async () => {
    const git = vscode.workspace.getConfiguration('git');
    if (git.inspect(`${setting}.enabled`)?.defaultValue === undefined)
      return void (await ui.show({
        severity: 'info',
        text: vscode.l10n.t(
          'This VS Code cannot look at findings before a commit. A hook can: run mistral-guard hook install in the folder.',
        ),
      }));
    const sources: unknown = git.get(`${setting}.sources`);
    await git.update(
      `${setting}.sources`,
      { ...asRecord(sources), 'mistral-guard': 'warning' },
      vscode.ConfigurationTarget.Global,
    );
    await git.update(`${setting}.enabled`, true, vscode.ConfigurationTarget.Global);
    setContext('guardedCommits', true);
    await ui.show({
      severity: 'info',
      text: vscode.l10n.t(
        'VS Code asks before it commits a file with errors or warnings of Mistral Guard. Commits from a terminal are not asked about.',
      ),
    });
  });
}

const asRecord = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
