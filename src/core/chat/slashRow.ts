import * as z from 'zod/mini';

/** A slash command as the view lists it. */
export const slashRow = z.strictObject({ name: z.string(), summary: z.string() });
