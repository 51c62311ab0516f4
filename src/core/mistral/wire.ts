import type { ChatMessage, ChatRequest, Guardrail } from './chat.ts';
import { moderationModel } from './moderation.ts';

/** A request as it goes over the wire, in Mistral's own names; so that a person can be shown what leaves. */
export function wireOf({
  model,
  messages,
  temperature,
  maxTokens,
  guardrail,
  safePrompt,
  tools,
  toolChoice,
}: ChatRequest) {
  return {
    model,
    messages: messages.map(messageOf),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(safePrompt !== undefined && { safe_prompt: safePrompt }),
    ...(tools && { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(toolChoice && { tool_choice: toolChoice }),
    ...(guardrail && { guardrails: [guardrailOf(guardrail)] }),
    stream: true,
  };
}

function messageOf(message: ChatMessage): object {
  if (message.role === 'tool') {
    const { role, content, callId, name } = message;
    return { role, content, tool_call_id: callId, name };
  }
  if (message.role !== 'assistant' || message.calls === undefined) return message;
  const { role, content, calls } = message;
  const called = calls.map(({ id, name, input }) => ({ id, function: { name, arguments: JSON.stringify(input) } }));
  return { role, content, tool_calls: called };
}

const guardrailOf = ({ thresholds, otherCategories, onFailure }: Guardrail) => ({
  block_on_error: onFailure === 'block',
  moderation_llm_v2: {
    model_name: moderationModel,
    custom_category_thresholds: thresholds,
    ignore_other_categories: otherCategories === 'ignored',
    action: 'block',
  },
});
