import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** A mark on every file that holds a finding, in the explorer and on tabs; Problems already colours the name. */
export function decorations({ findings }: Services): Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri[]>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changes.event,
    provideFileDecoration(uri) {
      const count = findings.in(uri.toString()).filter(({ severity }) => severity !== 'info').length;
      if (count === 0) return undefined;
      return new vscode.FileDecoration(
        '!',
        count === 1 ? vscode.l10n.t('1 Mistral Guard finding') : vscode.l10n.t('{0} Mistral Guard findings', count),
      );
    },
  };
  return together(
    changes,
    findings.onDidChange((uris) => changes.fire(uris.map((uri) => vscode.Uri.parse(uri, true)))),
    vscode.window.registerFileDecorationProvider(provider),
  );
}
