import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { commandTerminal } from './commandTerminal.ts';
import { withKeys } from './references.ts';

const type = 'mistral';

/**
 * A task of type `mistral` runs a command with `${mistral:label}` in its `env`. It runs in a terminal of ours: of any other,
 * VS Code would write the environment to disk to bring it back.
 */
export const taskKeys = (services: Services): Disposable =>
  vscode.tasks.registerTaskProvider(type, {
    provideTasks: () => [],
    resolveTask({ definition, name, scope }) {
      const { command, env } = definition;
      if (typeof command !== 'string') return undefined;
      const cwd = typeof scope === 'object' ? scope.uri.fsPath : vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
      // Keys are read when it runs, not when the list of tasks is drawn.
      const run = new vscode.CustomExecution(async () => {
        const asker = { env, program: `“${command}”`, exactly: { type, command, env, cwd } };
        const variables = await withKeys(services, asker);
        return commandTerminal({ command, cwd, env: variables === undefined ? undefined : textsIn(variables) });
      });
      return new vscode.Task(definition, scope ?? vscode.TaskScope.Workspace, name, type, run);
    },
  });

const textsIn = (env: unknown): Record<string, string> =>
  typeof env === 'object' && env !== null
    ? Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
    : {};
