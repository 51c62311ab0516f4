import { z } from 'zod';

export const embeddingRequest = z.strictObject({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string()).min(1)]),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  output_dimension: z.int().min(1).nullish(),
  output_dtype: z.enum(['float', 'int8', 'uint8', 'binary', 'ubinary']).optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});
