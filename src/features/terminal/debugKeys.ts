import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Asker } from './asker.ts';
import { labelsIn, sameAtEveryStart } from './asker.ts';
import { awayFromTerminal } from './debugConsole.ts';
import { withKeys } from './references.ts';

type Configuration = vscode.DebugConfiguration;

/** `${mistral:label}` in the `env` of a debug configuration becomes the key, once the person has allowed that program. */
export const debugKeys = (services: Services): Disposable =>
  vscode.debug.registerDebugConfigurationProvider('*', {
    async resolveDebugConfigurationWithSubstitutedVariables(_folder, configuration) {
      if (labelsIn(configuration.env).length === 0) return configuration;
      const unseen = await outOfSight(services, configuration);
      if (unseen === undefined) return undefined;
      const env = await withKeys(services, askerOf(configuration));
      return env && { ...unseen, env };
    },
  });

/** To run a program in a terminal VS Code types its environment there: onto the screen, and into the shell's history. */
async function outOfSight({ ui }: Services, configuration: Configuration): Promise<Configuration | undefined> {
  const change = awayFromTerminal(configuration);
  if (change === undefined) return configuration;
  const sure = await ui.confirm({
    text: vscode.l10n.t('Run {0} in the Debug Console?', programOf(configuration)),
    detail: vscode.l10n.t(
      'This configuration runs in a terminal. VS Code would type the key into it, where it stays on the screen and in the shell’s history. The Debug Console keeps it out of sight. If the program needs a terminal, cancel and start it in a terminal with the key.',
    ),
    yes: vscode.l10n.t('Use Debug Console'),
  });
  return sure ? { ...configuration, ...change } : undefined;
}

const askerOf = (configuration: Configuration): Asker => ({
  env: configuration.env,
  program: programOf(configuration),
  exactly: sameAtEveryStart(configuration),
});

const programs = ['program', 'module', 'mainClass', 'command', 'runtimeExecutable', 'url'] as const;

function programOf(configuration: Configuration): string {
  const named: unknown = programs.map((name) => configuration[name]).find((value) => typeof value === 'string');
  const program = typeof named === 'string' ? vscode.workspace.asRelativePath(named) : configuration.name;
  // JavaScript's debugger adds this to the type that people write.
  return `“${program}” (${configuration.type.replace(/^pwa-/, '')})`;
}
