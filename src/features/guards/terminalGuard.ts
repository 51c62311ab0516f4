import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Only a name for the scanner: nothing is read from there. */
const shell = vscode.Uri.parse('untitled:command-line.sh');

/** A key in a command line stays in the shell's history; that is said once for each key. */
export function terminalGuard(services: Services): Disposable {
  const { engine, settings } = services;
  const told = new Set<string>();
  return vscode.window.onDidStartTerminalShellExecution(({ execution }) => {
    if (!settings.get('terminal.guard')) return;
    const line = execution.commandLine.value;
    const leaked = engine.scanText(line, shell).find(({ fingerprint }) => !told.has(fingerprint));
    if (leaked === undefined) return;
    told.add(leaked.fingerprint);
    void tell(services, leaked, line.slice(leaked.span.start, leaked.span.end));
  });
}

async function tell({ engine, ui, commands }: Services, { preview }: Finding, typed: string): Promise<void> {
  await engine.loadOwnKeys();
  const own = engine.ownKey(typed);
  const known = own !== undefined && own.is !== 'retired';
  await ui.show({
    severity: 'warning',
    text:
      own === undefined
        ? vscode.l10n.t(
            'A key ({0}) was typed into a command line, and the shell keeps it in its history. A terminal with the key in its environment needs no typing.',
            preview,
          )
        : vscode.l10n.t(
            'Your key {0} ({1}) was typed into a command line, and the shell keeps it in its history. A terminal with the key in its environment needs no typing.',
            own.label,
            preview,
          ),
    actions: known
      ? [
          { label: vscode.l10n.t('Rotate…'), run: () => commands.run('rotateKey', { keyId: own.id }) },
          { label: vscode.l10n.t('New Terminal with Key'), run: () => commands.run('openTerminal', { keyId: own.id }) },
        ]
      : [
          { label: vscode.l10n.t('Add Key to Vault…'), run: () => commands.run('addKey') },
          { label: vscode.l10n.t('Delete It in the Console'), run: () => commands.run('openConsole') },
        ],
  });
}
