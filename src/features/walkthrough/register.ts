import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { walkthroughId } from '#platform/vscode/manifest/walkthrough.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The five steps of the first hour. VS Code remembers which of them are done. */
export function walkthrough({ commands }: Services): Disposable {
  return commands.register('getStarted', () =>
    vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      `mistral-guard.mistral-guard#${walkthroughId}`,
      false,
    ),
  );
}
