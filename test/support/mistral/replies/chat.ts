import type { z } from 'zod';
import type { Answer } from '../answer.ts';
import { agentsRequest, chatRequest, fimRequest } from '../contract/chat.ts';
import { textOf } from '../contract/messages.ts';
import type { Exchange } from '../exchange.ts';
import { jsonOf } from '../jsonOf.ts';
import { generate } from './generate.ts';
import { guardrailBlock } from './guardrail.ts';

export function chat(exchange: Exchange): Answer {
  const { model, ...asked } = chatRequest.parse(jsonOf(exchange.request));
  return converse(exchange, model, asked);
}

export function agent(exchange: Exchange): Answer {
  const { agent_id, ...asked } = agentsRequest.parse(jsonOf(exchange.request));
  return converse(exchange, `agent-${agent_id}`, asked);
}

type Asked = Omit<z.infer<typeof agentsRequest>, 'agent_id'>;

function converse(exchange: Exchange, model: string, { messages, stream = false, guardrails, n }: Asked): Answer {
  const question =
    messages
      .filter(({ role }) => role === 'user')
      .map(textOf)
      .at(-1) ?? '';
  const blocked = guardrailBlock(guardrails ?? [], question, exchange.wish.scores);
  if (blocked !== undefined) return blocked;
  const { text = exchange.world.program.nextLine() ?? plainAnswer(question), toolCalls } = exchange.wish;
  const prompt = messages.map(textOf).join('\n');
  return generate(exchange, stream, { model, prompt, text, choices: n ?? 1, ...(toolCalls && { toolCalls }) });
}

/** The marks a guard sets around what was typed: a model answers what stands between them. */
const marks = /<\/?(?:user_query|untrusted_context)\b[^>]*>\n?/g;

/** Repeats the question, so that a reader can see what arrived. */
function plainAnswer(question: string): string {
  return [
    `You asked: ${question.replaceAll(marks, '').trim()}`,
    '',
    'Read the key from the environment, keep it out of the code, and rotate it once it has been seen.',
  ].join('\n');
}

export function fim(exchange: Exchange): Answer {
  const { model, prompt, suffix, stream = false } = fimRequest.parse(jsonOf(exchange.request));
  const text = exchange.wish.text ?? exchange.world.program.nextLine() ?? '  return undefined;\n';
  return generate(exchange, stream, { model, prompt: `${prompt}${suffix ?? ''}`, text });
}
