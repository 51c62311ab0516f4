import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { displayLanguage } from '#platform/vscode/language.ts';

/** What the build wrote of the rules, in each language that there is. */
const written = z.array(z.object({ id: z.string(), title: z.string(), file: z.string(), text: z.string() }));
export type Page = z.infer<typeof written>[number];

/** The pages of the rules, in the person's language. They are read when one is first opened. */
export function rulePages(home: vscode.Uri): () => Promise<readonly Page[]> {
  let reading: Promise<readonly Page[]> | undefined;
  const file = vscode.Uri.joinPath(home, 'dist', 'rules', `${displayLanguage().name}.json`);
  const read = async () =>
    written.parse(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))));
  return () => (reading ??= read());
}
