import { say } from '#core/say.ts';
import { insert } from '../fix/edit.ts';
import { statementAt } from '../fix/statement.ts';
import { lineIndent, quoted, styleOf } from '../fix/style.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import { helperName } from './moderateHelper.ts';
import type { Step } from './step.ts';

const sentence = 'The model could not be asked.';

export const errors: Step = {
  id: 'call/no-error-handling',
  title: 'Errors of the API reach the caller as they are',
  what: 'error handling',
  why: 'A refused key, an empty budget and a blocked message all arrive as exceptions; unhandled they become stack traces with what was sent.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  docs: {
    bad: { language: 'python', code: 'reply = client.chat.complete(model=model, messages=messages)' },
    good: {
      language: 'python',
      code: 'try:\n    reply = client.chat.complete(model=model, messages=messages)\nexcept Exception as error:\n    raise RuntimeError("The model could not be asked.") from error',
    },
  },
  isMissing: ({ call }, source) => !isHandled(source, call),
  remedy: (call, source) => {
    const edits = source.family === 'python' ? wrapped(call, source) : caught(call, source);
    return edits === undefined
      ? undefined
      : { title: say('Say in one sentence what failed'), edits, indents: source.family === 'python' };
  },
};

const handlers = new Set(['arguments', 'argument_list']);

/** Inside a try, before a catch, or given to a function that takes care of it. */
function isHandled(source: Source, { start, end }: Span): boolean {
  const site = source.calls.find((each) => each.start === start && each.end === end);
  for (let node = site?.node.parent ?? null; node !== null; node = node.parent) {
    if (node.type === 'try_statement') return true;
    if (node.type === 'member_expression' && /^(?:catch|then)$/.test(node.childForFieldName('property')?.text ?? ''))
      return true;
    if (isWrapper(node)) return true;
  }
  return false;
}

/** `retry(() => …)`: a function of one expression that is handed over. A route's handler has a body of its own. */
const isWrapper = (node: ReturnType<Source['nodeAt']>): boolean =>
  node.type === 'arrow_function' &&
  handlers.has(node.parent?.type ?? '') &&
  node.childForFieldName('body')?.type !== 'statement_block' &&
  node.parent?.parent?.childForFieldName('function')?.text !== helperName;

function caught({ call, streams }: ModelCall, source: Source) {
  const awaited = /\bawait\s+$/.test(source.text.slice(0, call.start));
  if (!awaited || streams) return undefined;
  const { semicolon } = styleOf(source);
  const indent = lineIndent(source.text, call.start);
  const inner = indent + styleOf(source).indent;
  const { newline } = styleOf(source);
  return [
    insert(
      call.end,
      `.catch((error${source.language === 'typescript' ? ': unknown' : ''}) => {${newline}${inner}throw new Error(${quoted(source, sentence)}, { cause: error })${semicolon}${newline}${indent}})`,
    ),
  ];
}

/** In Python a name that is given its value inside the try is there behind it. Insertions only, so that other steps fit between. */
function wrapped({ call }: ModelCall, source: Source) {
  const node = statementAt(source, call.start);
  if (node === undefined || !/^(?:expression_statement|return_statement)$/.test(node.type)) return undefined;
  const { indent, newline } = styleOf(source);
  const outer = lineIndent(source.text, node.startIndex);
  const body = source.text.slice(node.startIndex, node.endIndex);
  if (/"""|'''/.test(body)) return undefined;
  const inner = [...body.matchAll(/\n/g)].map(({ index }) => insert(node.startIndex + index + 1, indent));
  const rescue = `except Exception as error:${newline}${outer}${indent}raise RuntimeError(${quoted(source, sentence)}) from error`;
  return [
    insert(node.startIndex, `try:${newline}${outer}${indent}`),
    ...inner,
    insert(node.endIndex, newline + outer + rescue),
  ];
}
