import { z } from 'zod';
import { guardrail } from './guardrail.ts';
import { message } from './messages.ts';
import { tool, toolChoice } from './tools.ts';

/** What both ways of generating text take. */
export const generation = {
  model: z.string().min(1),
  temperature: z.number().min(0).max(1.5).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  max_tokens: z.int().min(0).nullish(),
  stream: z.boolean().optional(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  random_seed: z.int().min(0).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  prompt_cache_key: z.string().nullish(),
};

const responseFormat = z.strictObject({
  type: z.enum(['text', 'json_object', 'json_schema']).optional(),
  json_schema: z
    .strictObject({
      name: z.string(),
      description: z.string().nullish(),
      schema: z.record(z.string(), z.unknown()),
      strict: z.boolean().optional(),
    })
    .nullish(),
});

const penalty = z.number().min(-2).max(2).nullish();

export const chatRequest = z.strictObject({
  ...generation,
  messages: z.array(message).min(1),
  response_format: responseFormat.optional(),
  tools: z.array(tool).nullish(),
  tool_choice: toolChoice.optional(),
  presence_penalty: penalty,
  frequency_penalty: penalty,
  n: z.int().min(1).nullish(),
  prediction: z.strictObject({ type: z.literal('content').optional(), content: z.string().optional() }).optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).nullish(),
  prompt_mode: z.literal('reasoning').nullish(),
  guardrails: z.array(guardrail).nullish(),
  service_tier: z.enum(['auto', 'standard_only']).nullish(),
  safe_prompt: z.boolean().optional(),
});

/** An agent has its model, and its instructions, at Mistral. */
export const agentsRequest = chatRequest
  .omit({ model: true, temperature: true, top_p: true, safe_prompt: true })
  .extend({ agent_id: z.string().min(1) });

export const fimRequest = z.strictObject({
  ...generation,
  prompt: z.string(),
  suffix: z.string().nullish(),
  min_tokens: z.int().min(0).nullish(),
});
