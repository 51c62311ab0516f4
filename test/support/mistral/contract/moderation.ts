import { z } from 'zod';
import { message } from './messages.ts';

export const moderationRequest = z.strictObject({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string())]),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

export const chatModerationRequest = z.strictObject({
  model: z.string().min(1),
  input: z.union([z.array(message).min(1), z.array(z.array(message).min(1)).min(1)]),
});
