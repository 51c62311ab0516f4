import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { quoted } from '../fix/style.ts';
import { modelCalls } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { isUserInput } from '../mistral/userInput.ts';
import { both, callRule } from '../rule.ts';
import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { heldBy, knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

export const clientControlledMessages = callRule({
  id: 'call/client-controlled-messages',
  languages: both,
  severity: 'warning',
  title: 'The caller writes all messages, also system ones',
  why:
    'A list of messages that comes from outside can hold messages with the role system, and answers the model never gave. Take ' +
    'only what users may say from the request and put your own system message in front.',
  risk: 'LLM01:2025 Prompt Injection',
  query: (source) => modelCalls(source).flatMap(({ options }) => option(options, ['messages']) ?? []),
  filter: ({ value }, source) =>
    isFromRequest(source, value)
      ? {
          span: value,
          message: say(
            'The request decides the roles too: it can bring its own system prompt. Keep only user and assistant.',
          ),
        }
      : undefined,
  fix: ({ value, start, shorthand }, source) => [
    {
      title: say('Keep only user and assistant messages'),
      safe: false,
      edits: [
        shorthand
          ? replace({ start, end: value.end }, `messages: ${filtered(source, value)}`)
          : replace(value, filtered(source, value)),
      ],
    },
  ],
  docs: {
    bad: { language: 'typescript', code: 'client.chat.complete({ model, messages: req.body.messages })' },
    good: {
      language: 'typescript',
      code: "client.chat.complete({\n  model,\n  messages: [{ role: 'system', content: rules }, ...req.body.messages.filter(({ role }) => role === 'user')],\n})",
    },
  },
});

/** As it came; once it went through a function of ours, that function may have looked. */
function isFromRequest(source: Source, value: Expression): boolean {
  const held = value.kind === 'name' ? heldBy(source, value.name, value.start) : undefined;
  if (held?.by === 'parameter') return false;
  const origin = knownValue(source, value);
  if (origin.kind !== 'member' && origin.kind !== 'call') return false;
  return isRequest(source, origin);
}

const parsers = /^(?:JSON\.parse|json\.loads|orjson\.loads)$/;

function isRequest(source: Source, expression: Expression): boolean {
  if (isUserInput(source, expression, undefined)) return true;
  if (expression.kind === 'name') {
    const held = heldBy(source, expression.name, expression.start);
    if (held?.by === 'parameter') return isUserInput(source, expression, held);
    const value = knownValue(source, expression);
    return value !== expression && isRequest(source, value);
  }
  if (expression.kind === 'member') return isRequest(source, expression.object);
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
  const [read] = parsers.test(pathOf(expression.callee) ?? '') ? expression.args : [];
  if (read !== undefined) return isRequest(source, read);
  return expression.callee.name === 'get' && isRequest(source, expression.callee.object);
}

/** A list of what may pass, not of what may not: `tool` and whatever comes next stay out too. */
function filtered(source: Source, value: Expression): string {
  const read = source.text.slice(value.start, value.end);
  const [user, assistant] = [quoted(source, 'user'), quoted(source, 'assistant')];
  if (source.family === 'python')
    return `[message for message in ${read} if message.get(${quoted(source, 'role')}) in (${user}, ${assistant})]`;
  const message = source.language === 'typescript' ? '(message: { role: string })' : '(message)';
  return `${read}.filter(${message} => [${user}, ${assistant}].includes(message.role))`;
}
