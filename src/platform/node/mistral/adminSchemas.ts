import * as z from 'zod';

/** Only the fields that are used; what else the server tells is dropped at the door. */
const key = z.object({
  key_id: z.string(),
  name: z.string().nullish(),
  expiration_date: z.string().nullish(),
});

export const createdKeySchema = key.extend({ key: z.string().min(1) });

export const keyListSchema = z.object({
  keys: z.array(
    key.extend({
      hidden_key: z.string(),
      workspace_name: z.string().nullish(),
      last_used: z.string().nullish(),
    }),
  ),
});

export const deletedSchema = z.object({ detail: z.string() });
