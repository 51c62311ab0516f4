import type { ChatMessage, ChatRequest } from '#core/mistral/chat.ts';
import type { Random } from '#core/ports.ts';
import { createFence, fencePrompt, fenceRules } from './context/fence.ts';
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
  const content = fencePrompt(prepared.question, prepared.context, fence);
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: systemMessage },
    ...conversation.history,
    { role: 'user', content },
  ];
  const maxTokens = conversation.policy['output.maxTokens'];
  const promptTokens = messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
  const dollars = costOf(conversation.model, { prompt: promptTokens, completion: maxTokens });
  return {
    request: {
      model: conversation.model,
      messages,
      maxTokens,
      ...(conversation.temperature === undefined ? {} : { temperature: conversation.temperature }),
      ...safePrompt(conversation),
      ...guardrail(conversation),
    },
    canary,
    systemMessage,
    planned: { tokens: promptTokens + maxTokens, dollars },
    promptTokens,
  };
}

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
