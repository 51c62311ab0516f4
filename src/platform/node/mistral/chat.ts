import type { ChatMessage, ChatReply, ChatRequest, FinishReason, Guardrail, TokenUsage } from '#core/mistral/chat.ts';
import type { Connection } from './call.ts';
import { ask } from './client.ts';
import { lacking } from './failed.ts';

export async function complete(connection: Connection, request: ChatRequest): Promise<ChatReply> {
  const reply = await ask(connection, (sdk, client) => sdk.chatComplete(client, toSdk(request)));
  const [choice] = reply.choices;
  if (choice?.message === undefined) throw lacking('no message');
  return {
    text: textOf(choice.message.content),
    model: reply.model,
    finish: finishOf(choice.finishReason),
    usage: usageOf(reply.usage),
  };
}

export function toSdk(request: ChatRequest) {
  const { model, messages, temperature, maxTokens, guardrail, safePrompt, tools, toolChoice } = request;
  return {
    model,
    messages: messages.map(messageOf),
    ...(tools === undefined
      ? {}
      : { tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })) }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(guardrail === undefined ? {} : { guardrails: [guardrailOf(guardrail)] }),
    ...(safePrompt === undefined ? {} : { safePrompt }),
  };
}

function messageOf(message: ChatMessage) {
  if (message.role === 'tool') {
    const { role, content, callId, name } = message;
    return { role, content, toolCallId: callId, name };
  }
  if (message.role !== 'assistant' || message.calls === undefined)
    return { role: message.role, content: message.content };
  const { role, content, calls } = message;
  const toolCalls = calls.map(({ id, name, input }) => ({ id, function: { name, arguments: JSON.stringify(input) } }));
  return { role, content, toolCalls };
}

function guardrailOf({ thresholds, otherCategories, onFailure }: Guardrail) {
  return {
    blockOnError: onFailure === 'block',
    moderationLlmV2: {
      customCategoryThresholds: thresholds,
      ignoreOtherCategories: otherCategories === 'ignored',
      action: 'block' as const,
    },
  };
}

type Content = string | readonly unknown[] | null | undefined;

/** The text parts only: references, images and thoughts are not shown. */
export function textOf(content: Content): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(textPart).join('');
}

function textPart(part: unknown): string {
  const isText = typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string';
  return isText ? String(part.text) : '';
}

const knownReasons: readonly string[] = ['stop', 'length', 'model_length', 'error', 'tool_calls'];

export function finishOf(reason: string): FinishReason {
  return isKnown(reason) ? reason : 'other';
}

const isKnown = (reason: string): reason is FinishReason => knownReasons.includes(reason);

type SdkUsage = { promptTokens?: number | undefined; completionTokens?: number | undefined };

export function usageOf({ promptTokens = 0, completionTokens = 0 }: SdkUsage): TokenUsage {
  return { prompt: promptTokens, completion: completionTokens };
}
