import * as vscode from 'vscode';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { walkthroughId } from '#platform/vscode/manifest/walkthrough.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The five steps of the first hour. VS Code remembers which of them are done. */
export function walkthrough({ commands }: Services): Disposable {
  return commands.register('getStarted', async () => {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      `mistral-guard.mistral-guard#${walkthroughId}`,
      false,
    );
    // VS Code passes over what was true before it read the steps; only a change makes it look.
    setContext('gettingStarted', false);
    setContext('gettingStarted', true);
  });
}
