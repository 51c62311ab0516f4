import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { pageAddress } from '#platform/vscode/scan/diagnosticCode.ts';
import type { Page } from './pages.ts';

/** A link names the rule; a row of the findings is about one. */
const named = z.union([
  z.string(),
  z.pipe(
    z.object({ finding: z.object({ rule: z.string() }) }),
    z.transform(({ finding }) => finding.rule),
  ),
]);

/** The page of one rule, drawn; without a rule the person picks one. */
export async function showRule(pages: readonly Page[], asked: unknown): Promise<void> {
  const rule = named.safeParse(asked).data;
  const page = asked === undefined ? await pick(pages) : pages.find(({ id }) => id === rule);
  if (page === undefined) return;
  const uri = pageAddress(page.file);
  // Somebody may have switched Markdown off; the page reads well as text too.
  const asText = () => vscode.window.showTextDocument(uri);
  await vscode.commands.executeCommand('vscode.openWith', uri, preview).then(undefined, asText);
}

/** VS Code's own. */
const preview = 'vscode.markdown.preview.editor';

async function pick(pages: readonly Page[]): Promise<Page | undefined> {
  const items = pages.map((page) => ({ label: page.title, description: page.id, page }));
  const placeHolder = vscode.l10n.t('Which rule?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.page;
}
