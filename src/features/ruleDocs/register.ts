import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { pageScheme } from '#platform/vscode/manifest/pageScheme.ts';
import type { Services } from '#platform/vscode/services.ts';
import { rulePages } from './pages.ts';
import { showRule } from './showRule.ts';

/** The pages of the rules, which lie in the package: a link of a problem opens one without any network. */
export function ruleDocs({ home, commands }: Services): Disposable {
  const pages = rulePages(home);
  /** The address comes from whoever opens it: it names a page of ours, or nothing. */
  const read = async ({ path }: vscode.Uri): Promise<string> =>
    (await pages()).find(({ file }) => path === `/${file}`)?.text ?? '';
  return together(
    vscode.workspace.registerTextDocumentContentProvider(pageScheme, { provideTextDocumentContent: read }),
    commands.register('showRule', async (rule) => showRule(await pages(), rule)),
  );
}
