import * as vscode from 'vscode';
import type { CodeAction } from '#core/chat/fromView.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Ui } from '#platform/vscode/ui.ts';

const { t } = vscode.l10n;
const scheme = 'mistral-guard-chat';

export interface CodeBlock {
  readonly text: string;
  readonly language: string;
}

/** What a person can do with a block of code in a reply. Nothing is written to disk: every change can be undone. */
export function codeApplier(ui: Ui): Disposable & { apply(action: CodeAction, block: CodeBlock): Promise<void> } {
  const sides = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => sides.get(uri.toString()) ?? '',
  });
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => sides.delete(uri.toString()));

  const side = (name: string, text: string): vscode.Uri => {
    const uri = vscode.Uri.from({ scheme, path: `/${sides.size}/${name}` });
    sides.set(uri.toString(), text);
    return uri;
  };

  const actions: Record<CodeAction, (block: CodeBlock) => Promise<void>> = {
    copy: async ({ text }) => vscode.env.clipboard.writeText(text),
    async insert({ text }) {
      const editor = await editorInFront(ui);
      await editor?.edit((edit) => edit.replace(editor.selection, text));
      if (editor !== undefined) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    },
    async 'new file'({ text, language }) {
      await vscode.window.showTextDocument(await untitled(text, language));
    },
    async diff({ text }) {
      const editor = await editorInFront(ui);
      if (editor === undefined) return;
      const { document, selection } = editor;
      const name = document.uri.path.split('/').at(-1) ?? 'text';
      const before = document.getText(selection.isEmpty ? undefined : selection);
      const title = t('{0}: now and in the reply', name);
      await vscode.commands.executeCommand(
        'vscode.diff',
        side(`now/${name}`, before),
        side(`reply/${name}`, text),
        title,
      );
    },
  };

  return {
    apply: (action, block) => actions[action](block),
    dispose: () => vscode.Disposable.from(provider, closing).dispose(),
  };
}

async function editorInFront(ui: Ui): Promise<vscode.TextEditor | undefined> {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (editor === undefined)
    await ui.show({ severity: 'info', text: t('Open a file first: the code goes to its cursor.') });
  return editor;
}

/** A language that VS Code does not know must not keep the file from opening. */
async function untitled(content: string, language: string): Promise<vscode.TextDocument> {
  const known = await vscode.languages.getLanguages();
  const wanted = aliases[language] ?? language;
  return vscode.workspace.openTextDocument({ content, ...(known.includes(wanted) && { language: wanted }) });
}

const aliases: Readonly<Record<string, string>> = {
  ts: 'typescript',
  js: 'javascript',
  py: 'python',
  sh: 'shellscript',
  bash: 'shellscript',
  yml: 'yaml',
  md: 'markdown',
  'c#': 'csharp',
};
