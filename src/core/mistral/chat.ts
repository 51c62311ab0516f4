import type { MistralError } from './error.ts';
import type { ModerationCategory } from './moderation.ts';
import type { Tool, ToolCall } from './tool.ts';

export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly calls?: readonly ToolCall[] }
  | ToolMessage;

export type ToolMessage = {
  readonly role: 'tool';
  readonly content: string;
  readonly callId: string;
  readonly name: string;
};

export type ChatRequest = {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly maxTokens?: number;
  readonly guardrail?: Guardrail;
  readonly tools?: readonly Tool[];
  /** Whether it may answer in words instead; it may when absent. */
  readonly toolChoice?: 'auto' | 'required';
  /** Mistral's own safety prompt before ours. Deprecated there in favour of guardrails, and still heard. */
  readonly safePrompt?: boolean;
};

/** Checked by Mistral on the input, before the model reads it. */
export type Guardrail = {
  readonly thresholds: Partial<Record<ModerationCategory, number>>;
  /** Whether categories without a threshold count too, at Mistral's own. */
  readonly otherCategories: 'default thresholds' | 'ignored';
  /** What happens when the check itself fails. */
  readonly onFailure: 'block' | 'let pass';
};

export type TokenUsage = { readonly prompt: number; readonly completion: number };

/** Why the model stopped; `other` for a reason that is newer than this program. */
export type FinishReason = 'stop' | 'length' | 'model_length' | 'error' | 'tool_calls' | 'other';

export type ChatReply = {
  readonly text: string;
  readonly model: string;
  readonly finish: FinishReason;
  readonly usage: TokenUsage;
};

/** Any number of deltas, then the calls, then exactly one end or one failure. */
export type ChatEvent =
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'call'; readonly call: ToolCall }
  | { readonly kind: 'end'; readonly model: string; readonly finish: FinishReason; readonly usage?: TokenUsage }
  | { readonly kind: 'failed'; readonly error: MistralError };
