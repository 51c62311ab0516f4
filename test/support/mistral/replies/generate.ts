import type { Answer } from '../answer.ts';
import { events, json } from '../answer.ts';
import type { Exchange } from '../exchange.ts';
import { seconds } from '../exchange.ts';

export type Generated = { readonly model: string; readonly prompt: string; readonly text: string };

/** A reply without a model: the whole at once, or as the events of a stream. */
export function generate({ world }: Exchange, stream: boolean, { model, prompt, text }: Generated): Answer {
  const head = { id: 'cmpl-played', created: seconds(world.now()), model };
  const usage = usageOf(prompt, text);
  return stream ? events(chunks(head, text, usage)) : json(whole(head, text, usage));
}

type Head = { id: string; created: number; model: string };
type Usage = ReturnType<typeof usageOf>;

function usageOf(prompt: string, text: string) {
  const [prompt_tokens, completion_tokens] = [tokens(prompt), tokens(text)];
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** About four characters to a token, as for English. */
const tokens = (text: string): number => Math.ceil(text.length / 4);

function whole(head: Head, content: string, usage: Usage) {
  const message = { role: 'assistant', content, tool_calls: null, prefix: false };
  return { ...head, object: 'chat.completion', usage, choices: [{ index: 0, message, finish_reason: 'stop' }] };
}

function chunks(head: Head, text: string, usage: Usage): string[] {
  const chunk = (delta: object, finish_reason: string | null, rest: object = {}) =>
    JSON.stringify({
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason }],
      ...rest,
    });
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...words(text).map((content) => chunk({ content }, null)),
    chunk({ content: '' }, 'stop', { usage }),
    '[DONE]',
  ];
}

/** A word with the space before it: about what a model sends at a time. */
const words = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? [];
