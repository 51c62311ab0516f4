import * as vscode from 'vscode';
import type { Disposable } from './lifetime.ts';
import { together } from './lifetime.ts';

const scheme = 'mistral-guard-report';

export interface Reports extends Disposable {
  /** Shows Markdown as a page to read. Asked for again under the same name, the page is the new one. */
  show(name: string, markdown: string): Promise<void>;
}

/** Pages without a file: rendered by VS Code's own Markdown preview, which runs no script of theirs. */
export function openReports(): Reports {
  const pages = new Map<string, string>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
  });
  return {
    async show(name, markdown) {
      const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
      pages.set(uri.path, markdown);
      changes.fire(uri);
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    },
    ...together(provider, changes),
  };
}
