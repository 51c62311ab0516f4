import * as vscode from 'vscode';
import { cleaner, cleanThread } from '#core/chat/clean.ts';
import { asJson, asMarkdown } from '#core/chat/export.ts';
import type { ChatThread } from '#core/chat/thread.ts';
import { restore, textOf } from '#core/guard/redact/restore.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import type { Services } from '#platform/vscode/services.ts';

const { t } = vscode.l10n;

/** Opens the chat as a document that is not saved yet: where it goes, and whether, is seen before it is kept. */
export async function exportChat({ guard }: Services, thread: ChatThread, vocabulary: Vocabulary): Promise<void> {
  const picked = await vscode.window.showQuickPick(choices(), { title: t('Export this chat as') });
  if (picked === undefined) return;
  const spell = picked.values ? (text: string) => textOf(restore(text, vocabulary)) : (text: string) => text;
  // What was let through to the model is redacted here all the same: a file goes further than a request.
  const told = picked.values ? thread : cleanThread(thread, cleaner(await guard.recognisers(), vocabulary));
  const content = picked.language === 'json' ? asJson(told, spell) : asMarkdown(told, spell);
  const document = await vscode.workspace.openTextDocument({ content, language: picked.language });
  await vscode.window.showTextDocument(document);
}

const choices = () =>
  [
    { label: t('Markdown'), description: t('redacted'), language: 'markdown', values: false },
    { label: t('JSON'), description: t('redacted'), language: 'json', values: false },
    {
      label: t('Markdown with values'),
      description: t('not redacted'),
      detail: t('Names, addresses and numbers stand in it as you typed them. Keys do not.'),
      language: 'markdown',
      values: true,
    },
  ] as const;
