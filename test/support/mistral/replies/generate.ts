import type { Answer } from '../answer.ts';
import { events, json } from '../answer.ts';
import type { Exchange } from '../exchange.ts';
import { seconds } from '../exchange.ts';
import type { PlayedCall } from '../faults.ts';

export type Generated = {
  readonly model: string;
  readonly prompt: string;
  readonly text: string;
  readonly choices?: number;
  readonly toolCalls?: readonly PlayedCall[];
};

/** A reply without a model: the whole at once, or as the events of a stream. */
export function generate({ world }: Exchange, stream: boolean, generated: Generated): Answer {
  const { model, prompt, text, choices = 1, toolCalls } = generated;
  const head = { id: 'cmpl-played', created: seconds(world.now()), model };
  const usage = usageOf(prompt, text);
  const calls = toolCalls?.map(callOf);
  const all = Array.from({ length: choices }, (_, index) => index);
  return stream ? events(chunks(head, all, text, usage, calls)) : json(whole(head, all, text, usage, calls));
}

type Call = ReturnType<typeof callOf>;

const callOf = ({ name, arguments: given }: PlayedCall, index: number) => ({
  id: `call${String(index).padStart(5, '0')}`,
  type: 'function',
  function: { name, arguments: given },
  index,
});

type Head = { id: string; created: number; model: string };
type Usage = ReturnType<typeof usageOf>;

function usageOf(prompt: string, text: string) {
  const [prompt_tokens, completion_tokens] = [tokens(prompt), tokens(text)];
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** About four characters to a token, as for English. */
const tokens = (text: string): number => Math.ceil(text.length / 4);

function whole(head: Head, all: readonly number[], text: string, usage: Usage, calls: readonly Call[] | undefined) {
  const message = { role: 'assistant', content: calls ? '' : text, tool_calls: calls ?? null, prefix: false };
  const finish_reason = calls ? 'tool_calls' : 'stop';
  return {
    ...head,
    object: 'chat.completion',
    usage,
    choices: all.map((index) => ({ index, message, finish_reason })),
  };
}

function chunks(
  head: Head,
  all: readonly number[],
  text: string,
  usage: Usage,
  calls: readonly Call[] | undefined,
): string[] {
  const chunk = (delta: object, finish_reason: string | null, rest: object = {}) =>
    JSON.stringify({
      ...head,
      object: 'chat.completion.chunk',
      choices: all.map((index) => ({ index, delta, finish_reason })),
      ...rest,
    });
  const said = calls
    ? calls.flatMap(halves).map((call) => chunk({ tool_calls: [call] }, null))
    : words(text).map((content) => chunk({ content }, null));
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...said,
    chunk({ content: '' }, calls ? 'tool_calls' : 'stop', { usage }),
    '[DONE]',
  ];
}

/** The arguments in two pieces, as a stream may bring them. */
function halves(call: Call): readonly object[] {
  const { name, arguments: given } = call.function;
  const middle = given.length >> 1;
  return [
    { ...call, function: { name, arguments: given.slice(0, middle) } },
    { ...call, function: { name: '', arguments: given.slice(middle) } },
  ];
}

/** A word with the space before it: about what a model sends at a time. */
const words = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? [];
