import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { pageScheme } from '#platform/vscode/manifest/pageScheme.ts';
import type { Services } from '#platform/vscode/services.ts';
import { showRule } from './showRule.ts';

/** The pages of the rules, which lie in the package: a link of a problem opens one without any network. */
export function ruleDocs({ home, commands }: Services): Disposable {
  const folder = vscode.Uri.joinPath(home, 'dist', 'rules');
  const read = async ({ path }: vscode.Uri): Promise<string> => {
    // The address comes from whoever opens it; only a file of the folder is read.
    const name = /^\/[\w-]+\.md$/.exec(path)?.[0];
    if (name === undefined) return '';
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
  };
  return together(
    vscode.workspace.registerTextDocumentContentProvider(pageScheme, { provideTextDocumentContent: read }),
    commands.register('showRule', (rule) => showRule(folder, rule)),
  );
}
