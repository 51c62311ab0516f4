import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { checkLeakedKey } from './checkLeakedKey.ts';
import { clearOutput } from './clearOutput.ts';
import { codeActions } from './codeActions.ts';
import { fixProblems } from './fixProblems.ts';
import { helperWritten } from './helperWritten.ts';
import { ignoreFinding } from './ignoreFinding.ts';
import { moveToManager } from './moveToManager.ts';
import { moveToVault } from './moveToVault.ts';
import { fixAllKind, hardenKind, repairActions } from './repairActions.ts';
import { rotateLeakedKey } from './rotateLeakedKey.ts';
import { changesPage } from './showChanges.ts';
import { untrackDotenv } from './untrackDotenv.ts';

/** What can be done about a finding: in the light bulb, and on its row. */
export function fixes(services: Services): Disposable {
  const { commands } = services;
  const run = (act: (services: Services, argument: unknown) => Promise<void>) => (argument?: unknown) =>
    act(services, argument);
  const changes = changesPage(services);
  return together(
    changes,
    helperWritten(services),
    commands.register('fixProblems', (argument) => fixProblems(services, changes.show, argument)),
    vscode.languages.registerCodeActionsProvider({ pattern: '**' }, codeActions(services), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCodeActionsProvider({ pattern: '**' }, repairActions(services), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind, hardenKind],
    }),
    commands.register('moveToVault', run(moveToVault)),
    commands.register('moveToManager', run(moveToManager)),
    commands.register('rotateLeakedKey', run(rotateLeakedKey)),
    commands.register('checkLeakedKey', run(checkLeakedKey)),
    commands.register('clearOutput', run(clearOutput)),
    commands.register('ignoreFinding', run(ignoreFinding)),
    commands.register('untrackDotenv', run(untrackDotenv)),
  );
}
