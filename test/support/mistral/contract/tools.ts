import { z } from 'zod';

const functionTool = z.strictObject({
  type: z.literal('function').optional(),
  function: z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    strict: z.boolean().optional(),
    parameters: z.record(z.string(), z.unknown()),
  }),
});

/** Tools that run at Mistral. Their own settings are not closed in the contract, so they are not closed here. */
const hostedTool = z.looseObject({
  type: z.enum([
    'web_search',
    'web_search_premium',
    'code_interpreter',
    'image_generation',
    'document_library',
    'connector',
  ]),
});

export const tool = z.union([functionTool, hostedTool]);

export const toolChoice = z.union([
  z.enum(['auto', 'none', 'any', 'required']),
  z.strictObject({ type: z.literal('function').optional(), function: z.strictObject({ name: z.string() }) }),
]);
