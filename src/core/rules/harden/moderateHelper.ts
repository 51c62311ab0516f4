import { insert } from '../fix/edit.ts';
import { afterImports } from '../fix/imports.ts';
import { styleOf } from '../fix/style.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { pathOf } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import type { Remedy } from './step.ts';

export const helperName = 'moderated';

/**
 * Where the SDK knows no guardrails, one more option would be a lie: the input and the answer have to be shown to the moderation model.
 * The helper does both and is put into the file once; the call's messages go through it.
 */
export function moderateAround({ call, options, streams, api }: ModelCall, source: Source): Remedy | undefined {
  const client = clientPath(call.callee);
  const messages = option(options, ['messages']);
  if (
    client === undefined ||
    messages === undefined ||
    streams ||
    api !== 'chat' ||
    /_async$/.test(pathOf(call.callee) ?? '')
  )
    return undefined;
  const handed = source.text.slice(messages.value.start, messages.value.end);
  const request = source.family === 'python' ? 'lambda: ' : '() => ';
  const helper = source.text.includes(`${helperName}(`) ? [] : [insert(afterImports(source), helperText(source))];
  return {
    title: 'Moderate what goes in and what comes out',
    edits: [...helper, insert(call.start, `${helperName}(${client}, ${handed}, ${request}`), insert(call.end, ')')],
  };
}

function clientPath(callee: ModelCall['call']['callee']): string | undefined {
  const path = pathOf(callee);
  return path?.replace(/\.chat\.\w+$/, '');
}

function helperText(source: Source): string {
  const { quote, indent, semicolon, newline } = styleOf(source);
  const template =
    source.family === 'python' ? pythonHelper : source.language === 'typescript' ? typeHelper : scriptHelper;
  return template
    .replaceAll("'", quote)
    .replaceAll(';\n', `${semicolon}\n`)
    .replace(/^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / 2))
    .replaceAll('client: Mistral,', `client: ${clientType(source)},`)
    .replaceAll('\n', newline);
}

/** The class may have been imported under another name. */
function clientType(source: Source): string {
  const client = [...source.imports.values()].find(
    ({ module, name }) => module === '@mistralai/mistralai' && name === 'Mistral',
  );
  return client?.local ?? 'Mistral';
}

const pythonHelper = `
def moderated(client, messages, ask):
  '''Asks the model only what the moderation lets in, and returns only what it lets out.'''
  def check(text):
    found = client.classifiers.moderate(model='mistral-moderation-2603', inputs=[text])
    if any(any(result.categories.values()) for result in found.results):
      raise ValueError('The moderation refused this text.')

  check(str(messages))
  reply = ask()
  check(str(reply.choices[0].message.content))
  return reply

`;

const scriptHelper = `
/** Asks the model only what the moderation lets in, and returns only what it lets out. */
async function moderated(client, messages, ask) {
  const check = async (text) => {
    const { results } = await client.classifiers.moderate({ model: 'mistral-moderation-2603', inputs: [text] });
    const refused = results.some(({ categories }) => Object.values(categories ?? {}).includes(true));
    if (refused) throw new Error('The moderation refused this text.');
  };
  await check(JSON.stringify(messages));
  const reply = await ask();
  await check(String(reply.choices?.[0]?.message?.content ?? ''));
  return reply;
}

`;

const typeHelper = scriptHelper
  .replace(
    'moderated(client, messages, ask)',
    'moderated<Reply extends { choices?: { message?: { content?: unknown } }[] }>(\n  client: Mistral,\n  messages: unknown,\n  ask: () => Promise<Reply>,\n): Promise<Reply>',
  )
  .replace('async (text)', 'async (text: string)');
