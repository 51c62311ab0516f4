import { z } from 'zod';
import { moderationCategories } from '#core/mistral/moderation.ts';

const threshold = z.number().nullish();

/** The contract leaves these objects open; a field it does not name is a typing mistake all the same. */
export const guardrail = z.strictObject({
  block_on_error: z.boolean().optional(),
  moderation_llm_v1: z.looseObject({}).nullish(),
  moderation_llm_v2: z
    .strictObject({
      model_name: z.string().optional(),
      custom_category_thresholds: z.partialRecord(z.enum(moderationCategories), threshold).nullish(),
      ignore_other_categories: z.boolean().optional(),
      action: z.enum(['none', 'block']).optional(),
    })
    .nullish(),
});

export type GuardrailRequest = z.infer<typeof guardrail>;
