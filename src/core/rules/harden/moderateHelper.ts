import type { Edit } from '../fix/edit.ts';
import { insert, replace } from '../fix/edit.ts';
import { afterImports } from '../fix/imports.ts';
import { lineIndent, quoted, styleOf } from '../fix/style.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import type { Call, Entry } from '../syntax/expression.ts';
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
  const { edits, ...helper } = helperFor(source);
  return {
    title: 'Moderate what goes in and what comes out',
    ...helper,
    edits: [...edits, insert(call.end, ')')],
    inside: throughHelper(call, client, messages, source),
  };
}

/** A list that is written out moves to the front, and the call gets it back; anything else is short enough to stand there twice. */
function throughHelper(call: Call, client: string, messages: Entry, source: Source): readonly Edit[] {
  const { value } = messages;
  const isPython = source.family === 'python';
  const handed = source.text.slice(value.start, value.end);
  const through = (given: string, ask: string) => insert(call.start, `${helperName}(${client}, ${given}, ${ask}`);
  if (value.kind !== 'list')
    return [through(handed, isPython ? `lambda ${value.kind === 'name' ? handed : '_'}: ` : '() => ')];
  const list = movedOut(handed, lineIndent(source.text, value.start), lineIndent(source.text, call.start));
  return [
    through(list, isPython ? 'lambda messages: ' : '(messages) => '),
    replace(isPython ? value : messages, 'messages'),
  ];
}

/** The lines of a text that stood further in. */
const movedOut = (text: string, from: string, to: string): string =>
  text.replace(/\n([ \t]*)/g, (line, indent: string) =>
    indent.startsWith(from) ? `\n${to}${indent.slice(from.length)}` : line,
  );

/** One for the whole project, in a file that calls import from; one in this file where nothing is known of a project. */
function helperFor(source: Source): Pick<Remedy, 'edits' | 'creates'> {
  if (source.text.includes(`${helperName}(`) || source.imports.has(helperName)) return { edits: [] };
  const shared = speaksModules(source) ? source.project?.moderation?.() : undefined;
  if (shared === undefined) return { edits: [insert(afterImports(source), helperText(source))] };
  const edits = [insert(afterImports(source), importOf(source, shared.module + endingOf(source)))];
  return shared.exists ? { edits } : { edits, creates: { path: shared.file, text: fileText(source) } };
}

/** Below the packages, where neighbours are imported. */
function importOf(source: Source, module: string): string {
  const { newline, semicolon } = styleOf(source);
  return source.family === 'python'
    ? `from ${module} import ${helperName}${newline}`
    : `import { ${helperName} } from ${quoted(source, module)}${semicolon}${newline}`;
}

/** `require` and `import` do not mix well. */
const speaksModules = ({ family, text }: Source): boolean => family === 'python' || /^import\b/m.test(text);

/** As this file imports its other neighbours. */
function endingOf({ family, path, text }: Source): string {
  if (family === 'python') return '';
  const neighbour = /from ['"]\.{1,2}\/[^'"\n]*?(\.[cm]?[jt]s)?['"]/.exec(text);
  return neighbour === null ? (/\.[cm]?tsx?$/.test(path) ? '' : '.js') : (neighbour[1] ?? '');
}

/** The helper as a file of its own, in the style of the file that needed it first. */
function fileText(source: Source): string {
  const { newline, semicolon } = styleOf(source);
  const text = helperText(source).trim() + newline;
  if (source.family === 'python') return text;
  const client = clientType(source);
  const name = client === 'Mistral' ? client : `Mistral as ${client}`;
  const imported =
    source.language === 'typescript'
      ? `import type { ${name} } from ${quoted(source, '@mistralai/mistralai')}${semicolon}${newline}${newline}`
      : '';
  return imported + text.replace(/^(?:async )?function/m, (word) => `export ${word}`);
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
    if any(any((result.categories or {}).values()) for result in found.results):
      raise ValueError('The moderation refused this text.')

  check(str(messages))
  reply = ask(messages)
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
  const reply = await ask(messages);
  await check(String(reply.choices?.[0]?.message?.content ?? ''));
  return reply;
}

`;

const typeHelper = scriptHelper
  .replace(
    'moderated(client, messages, ask)',
    "moderated<Messages extends { role?: 'system' | 'user' | 'assistant' | 'tool' }[], Reply>(\n  client: Mistral,\n  messages: Messages,\n  ask: (messages: Messages) => Promise<Reply>,\n): Promise<Reply>",
  )
  .replace('async (text)', 'async (text: string)')
  .replace(
    '  await check(String(reply.choices',
    '  const { choices } = reply as { choices?: { message?: { content?: unknown } | undefined }[] | undefined };\n  await check(String(choices',
  );
