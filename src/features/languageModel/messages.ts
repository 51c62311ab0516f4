import * as vscode from 'vscode';
import type { Asked } from '#core/guard/background.ts';
import type { Tool, ToolCall } from '#core/mistral/tool.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { callNames } from './callNames.ts';
import type { Parts } from './parts.ts';
import { partsOf } from './parts.ts';

/** VS Code's own chat sends its instructions with this role; the public API does not name it yet. */
const systemRole = 3;

type Message = Parts & { readonly role: number };
type Earlier = Asked['earlier'][number];

/**
 * A request as the pipeline takes it. Of the last message the last text is the question, and what stands before it is
 * context. What no stage can look at is refused rather than left out: an answer to half a question looks like an answer.
 */
export function askedOf(
  model: string,
  messages: readonly vscode.LanguageModelChatRequestMessage[],
  { tools = [], toolMode }: Pick<vscode.ProvideLanguageModelChatResponseOptions, 'tools' | 'toolMode'>,
): Result<Asked, string> {
  const all = messages.map((message): Message => ({ role: message.role, ...partsOf(message) }));
  if (all.some(({ other }) => other)) return fail(vscode.l10n.t('Guarded models take text only, and no images.'));
  const said = all.filter(({ role }) => role !== systemRole);
  if (said.at(-1)?.role !== vscode.LanguageModelChatMessageRole.User)
    return fail(vscode.l10n.t('The last message has to be a question.'));
  const names = callNames(said.flatMap(({ calls }) => calls));
  const { before, last } = splitAtQuestion(said);
  return ok({
    model,
    system: all
      .filter(({ role }) => role === systemRole)
      .map(wordsOf)
      .join('\n\n'),
    earlier: before.flatMap((message) => earlierOf(message, names)),
    draft: draftOf(last, names),
    ...(tools.length > 0 && { tools: tools.map(toolOf), toolChoice: choices[toolMode] }),
  });
}

const choices = {
  [vscode.LanguageModelChatToolMode.Auto]: 'auto',
  [vscode.LanguageModelChatToolMode.Required]: 'required',
} as const;

const toolOf = ({ name, description, inputSchema }: vscode.LanguageModelChatTool): Tool => ({
  name,
  description,
  parameters: { ...(inputSchema ?? { type: 'object', properties: {} }) },
});

/** Results of tools may come in several messages, and all of them are new. */
function splitAtQuestion(said: readonly Message[]): { before: readonly Message[]; last: readonly Message[] } {
  const turn = said.findLastIndex(({ role }) => role === vscode.LanguageModelChatMessageRole.Assistant) + 1;
  const hasResults = said.slice(turn).some(({ results }) => results.length > 0);
  const at = hasResults ? turn : said.length - 1;
  return { before: said.slice(0, at), last: said.slice(at) };
}

type Names = ReturnType<typeof callNames>;

function earlierOf({ role, calls, results, ...rest }: Message, names: Names): readonly Earlier[] {
  const content = wordsOf(rest);
  if (role === vscode.LanguageModelChatMessageRole.Assistant)
    return [{ role: 'assistant', content, ...(calls.length > 0 && { calls: calls.map(renamed(names)) }) }];
  const brought = results.map(
    ({ callId, text }): Earlier => ({
      role: 'tool',
      callId: names.idOf(callId),
      name: names.nameOf(callId),
      content: text,
    }),
  );
  return content === '' && brought.length > 0 ? brought : [...brought, { role: 'user', content }];
}

const renamed =
  (names: Names) =>
  (call: ToolCall): ToolCall => ({ ...call, id: names.idOf(call.id) });

const wordsOf = ({ texts }: Pick<Parts, 'texts'>): string => texts.join('\n');

function draftOf(messages: readonly Message[], names: Names): Asked['draft'] {
  const texts = messages.flatMap((message) => message.texts);
  const context = texts.slice(0, -1).filter((text) => text.trim() !== '');
  const results = messages.flatMap((message) => message.results);
  return {
    text: texts.at(-1) ?? '',
    attachments: context.map((text, index) => ({ name: `context ${index + 1}`, text })),
    ...(results.length > 0 && {
      results: results.map(({ callId, text }) => ({ callId: names.idOf(callId), name: names.nameOf(callId), text })),
    }),
  };
}
