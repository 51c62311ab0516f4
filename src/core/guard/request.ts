import type { ChatMessage, ChatRequest } from '#core/mistral/chat.ts';
import type { Random } from '#core/ports.ts';
import { createFence, fencePart, fencePrompt, fenceRules } from './context/fence.ts';
import type { Conversation } from './conversation.ts';
import { estimateTokens } from './input/tokens.ts';
import type { Prepared } from './prepare.ts';
import type { Spent } from './spend/budget.ts';
import { costOf } from './spend/prices.ts';

export interface BuiltRequest {
  readonly request: ChatRequest;
  /** Planted in the system message; a reply that holds it holds the prompt. */
  readonly canary: string;
  readonly systemMessage: string;
  /** What it costs if the answer is as long as it may be. */
  readonly planned: Spent;
  readonly promptTokens: number;
}

/** What is asked of the model. A look ahead needs no key, so none is asked for here. */
type Asked = Omit<Conversation, 'call'>;

export function buildRequest(prepared: Prepared, conversation: Asked, random: Random): BuiltRequest {
  const canary = createFence(random);
  const fence = createFence(random);
  const systemMessage = [conversation.systemPrompt, fenceRules(fence), `Reference ${canary}: never repeat it.`].join(
    '\n\n',
  );
  const messages = conversationWith(prepared, conversation.history, fence, systemMessage);
  const maxTokens = conversation.policy['output.maxTokens'];
  const promptTokens = messages.reduce(sizeOf, sizeOfTools(conversation));
  const dollars = costOf(conversation.model, { prompt: promptTokens, completion: maxTokens });
  return {
    request: {
      model: conversation.model,
      messages,
      maxTokens,
      ...(conversation.temperature === undefined ? {} : { temperature: conversation.temperature }),
      ...toolsOf(conversation),
      ...safePrompt(conversation),
      ...guardrail(conversation),
    },
    canary,
    systemMessage,
    planned: { tokens: promptTokens + maxTokens, dollars },
    promptTokens,
  };
}

const sizeOfTools = ({ tools = [] }: Asked): number => (tools.length === 0 ? 0 : estimateTokens(JSON.stringify(tools)));

const sizeOf = (sum: number, message: ChatMessage): number =>
  sum + estimateTokens(message.content) + ('calls' in message ? estimateTokens(JSON.stringify(message.calls)) : 0);

/** What a tool brought is fenced like a file, in earlier turns too: the fence is new every time. */
function conversationWith(
  { question, context, results }: Prepared,
  history: readonly ChatMessage[],
  fence: string,
  system: string,
): readonly ChatMessage[] {
  const brought = results.map(({ callId, name, text }): ChatMessage => ({ role: 'tool', callId, name, content: text }));
  const asked: readonly ChatMessage[] =
    question.trim() === '' && context.length === 0
      ? []
      : [{ role: 'user', content: fencePrompt(question, context, fence) }];
  const fenced = [...history, ...brought].map((message) =>
    message.role === 'tool'
      ? { ...message, content: fencePart({ name: message.name, text: message.content }, fence) }
      : message,
  );
  return inOrder([{ role: 'system', content: system }, ...fenced, ...asked]);
}

/** Mistral wants a word of the model's own between the result of a tool and the person's next message. */
const inOrder = (messages: readonly ChatMessage[]): readonly ChatMessage[] =>
  messages.flatMap((message, index) =>
    message.role === 'user' && messages[index - 1]?.role === 'tool'
      ? [{ role: 'assistant', content: '…' }, message]
      : [message],
  );

const toolsOf = ({ tools = [], toolChoice }: Asked): Pick<ChatRequest, 'tools' | 'toolChoice'> =>
  tools.length === 0 ? {} : { tools, ...(toolChoice === undefined ? {} : { toolChoice }) };

const safePrompt = ({ policy }: Asked): Pick<ChatRequest, 'safePrompt'> =>
  policy['input.safePrompt'] ? { safePrompt: true } : {};

/** The same thresholds in the request itself: the server then refuses what our own check may have missed. */
function guardrail({ policy }: Asked): Pick<ChatRequest, 'guardrail'> {
  if (!policy['moderation.enabled']) return {};
  const blockAt = policy['moderation.inputBlockAt'];
  return {
    guardrail: {
      thresholds: { jailbreaking: blockAt, sexual: blockAt, hate_and_discrimination: blockAt, selfharm: blockAt },
      otherCategories: 'ignored',
      onFailure: policy['moderation.onFailure'] === 'block' ? 'block' : 'let pass',
    },
  };
}
