import { say } from '#core/say.ts';
import type { Edit } from '../fix/edit.ts';
import { insert, replace } from '../fix/edit.ts';
import { lineIndent } from '../fix/style.ts';
import { useHelper } from '../helper/use.ts';
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
  const { edits, ...helper } = useHelper(source, helperName);
  return {
    title: say('Moderate what goes in and what comes out'),
    ...helper,
    edits,
    inside: [...throughHelper(call, client, messages, source), insert(call.end, ')')],
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

function clientPath(callee: ModelCall['call']['callee']): string | undefined {
  const path = pathOf(callee);
  return path?.replace(/\.chat\.\w+$/, '');
}
