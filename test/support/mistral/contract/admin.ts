import { z } from 'zod';

export const newKeyRequest = z.strictObject({
  name: z.string().max(255).nullish(),
  expiration: z.iso.date().nullish(),
  workspace_uuid: z.uuid(),
  user_id: z.uuid(),
});

/** A query arrives as text; what it must look like is said in text. */
export const keyListQuery = z.strictObject({
  limit: z.string().regex(/^\d+$/).optional(),
  offset: z.string().regex(/^\d+$/).optional(),
  name: z.string().optional(),
});

export const usageQuery = z.strictObject({
  month: z.string().optional(),
  year: z.string().optional(),
  workspace_id: z.uuid().optional(),
  api_zone: z.enum(['global', 'us', 'eu']).optional(),
});
