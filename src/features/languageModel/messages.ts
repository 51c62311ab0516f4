import * as vscode from 'vscode';
import type { Asked } from '#core/guard/background.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';

/** VS Code's own chat sends its instructions with this role; the public API does not name it yet. */
const systemRole = 3;

/**
 * A request as the pipeline takes it. Of the last message the last text is the question, and what stands before it is
 * context. What no stage can look at is refused rather than left out: an answer to half a question looks like an answer.
 */
export function askedOf(
  model: string,
  messages: readonly vscode.LanguageModelChatRequestMessage[],
  options: Pick<vscode.ProvideLanguageModelChatResponseOptions, 'tools'>,
): Result<Asked, string> {
  if ((options.tools?.length ?? 0) > 0) return fail(vscode.l10n.t('Guarded models do not call tools.'));
  if (messages.some(({ content }) => content.some((part) => !isText(part))))
    return fail(vscode.l10n.t('Guarded models take text only: no images, no tool calls, no tool results.'));
  const said = messages.filter(({ role }) => Number(role) !== systemRole);
  const last = said.at(-1);
  if (last?.role !== vscode.LanguageModelChatMessageRole.User)
    return fail(vscode.l10n.t('The last message has to be a question.'));
  return ok({
    model,
    system: messages
      .filter(({ role }) => Number(role) === systemRole)
      .map(textIn)
      .join('\n\n'),
    earlier: said.slice(0, -1).map((message) => ({ role: roleOf(message), content: textIn(message) })),
    draft: draftOf(last),
  });
}

/** Told by what it holds: another extension's part need not be of this window's class. */
const isText = (part: unknown): part is vscode.LanguageModelTextPart =>
  part instanceof vscode.LanguageModelTextPart ||
  (typeof part === 'object' && part !== null && 'value' in part && typeof part.value === 'string');

const textsIn = ({ content }: vscode.LanguageModelChatRequestMessage): readonly string[] =>
  content.filter(isText).map(({ value }) => value);

export const textIn = (message: vscode.LanguageModelChatRequestMessage): string => textsIn(message).join('\n');

const roleOf = ({ role }: vscode.LanguageModelChatRequestMessage): 'user' | 'assistant' =>
  role === vscode.LanguageModelChatMessageRole.Assistant ? 'assistant' : 'user';

function draftOf(message: vscode.LanguageModelChatRequestMessage): Asked['draft'] {
  const texts = textsIn(message);
  const context = texts.slice(0, -1).filter((text) => text.trim() !== '');
  return {
    text: texts.at(-1) ?? '',
    attachments: context.map((text, index) => ({ name: `context ${index + 1}`, text })),
  };
}
