import * as vscode from 'vscode';
import type { Asked } from '#core/guard/background.ts';
import type { Services } from '#platform/vscode/services.ts';
import { abortedBy } from './abortedBy.ts';
import { ask } from './ask.ts';
import { defaultModel, isOffered } from './models.ts';
import { wordsFor } from './obstacle.ts';
import { acceptsWarning } from './provider.ts';
import { endingText } from './words.ts';

/** `@mistral-guard` in VS Code's own chat. */
export const participant =
  (services: Services): vscode.ChatRequestHandler =>
  async (request, { history }, stream, token) => {
    const asked: Asked = {
      model: isOffered(request.model.id) ? request.model.id : defaultModel,
      system: '',
      earlier: history.flatMap(turnOf),
      draft: { text: request.prompt, attachments: await attachmentsOf(request.references) },
    };
    const asker = {
      // Markdown that is not trusted: no command runs from it, and images were taken out before.
      shown: (text: string) => stream.markdown(text),
      accepts: (warning: Parameters<typeof acceptsWarning>[1]) => acceptsWarning(services, warning),
    };
    using signal = abortedBy(token);
    const ending = await ask(services, asked, asker, signal.signal);
    if (ending.kind === 'obstacle') stream.button(wordsFor(ending.obstacle).step);
    const message = endingText(ending);
    return message === undefined ? {} : { errorDetails: { message } };
  };

type Turn = vscode.ChatRequestTurn | vscode.ChatResponseTurn;

function turnOf(turn: Turn): Asked['earlier'] {
  if (turn instanceof vscode.ChatRequestTurn) return [{ role: 'user', content: turn.prompt }];
  const said = turn.response.map((part) => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : ''));
  return said.some(Boolean) ? [{ role: 'assistant', content: said.join('') }] : [];
}

const attachmentsOf = (references: readonly vscode.ChatPromptReference[]): Promise<Asked['draft']['attachments']> =>
  Promise.all(references.map(async ({ id, value }) => ({ name: nameOf(value, id), text: await textOf(value) })));

const nameOf = (value: unknown, id: string): string => {
  const uri = value instanceof vscode.Location ? value.uri : value;
  return uri instanceof vscode.Uri ? vscode.workspace.asRelativePath(uri) : id;
};

async function textOf(value: unknown): Promise<string> {
  if (typeof value === 'string') return value;
  const place = value instanceof vscode.Location ? value : undefined;
  const uri = place?.uri ?? value;
  if (!(uri instanceof vscode.Uri)) return '(cannot be read as text)';
  const document = await vscode.workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  return document?.getText(place?.range) ?? '(could not be read)';
}
