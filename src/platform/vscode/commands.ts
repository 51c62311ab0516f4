import * as vscode from 'vscode';
import type { Logger } from '#core/ports.ts';
import type { Disposable } from './lifetime.ts';
import type { CommandRow } from './manifest/commandRow.ts';
import type { CommandId, CommandName } from './manifest/commands.ts';
import { commandId, commands } from './manifest/commands.ts';
import type { Ui } from './ui.ts';

export interface Commands {
  /** Always registered: a command that cannot run now says why. */
  register(name: CommandName, run: (argument?: unknown) => unknown): Disposable;
  run(name: CommandName, argument?: unknown): Promise<void>;
}

export function createCommands(ui: Ui, log: Logger): Commands {
  return {
    register: (name, run) =>
      vscode.commands.registerCommand(commandId(name), async (argument?: unknown) => {
        const row: CommandRow = commands[name];
        if (row.needsTrust !== undefined && !vscode.workspace.isTrusted) return ui.explainTrust(row.needsTrust);
        try {
          await run(argument);
        } catch (error) {
          await reportFault(name, error);
        }
      }),
    run: async (name, argument) => {
      await vscode.commands.executeCommand(commandId(name) satisfies CommandId, argument);
    },
  };

  /** A fault of ours, not of the person: named in the log, with words that do not pretend to know more. */
  async function reportFault(name: CommandName, error: unknown): Promise<void> {
    log.error(`${name} failed`, { error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
    await ui.show({
      severity: 'error',
      text: vscode.l10n.t(
        '“{0}” stopped because of a fault in Mistral Guard. Nothing was changed after that point.',
        commands[name].title.replace('…', ''),
      ),
      actions: [{ label: vscode.l10n.t('Show Log'), run: () => vscode.commands.executeCommand(commandId('showLog')) }],
    });
  }
}
