import * as z from 'zod/mini';

/** A budget and a purpose that keys share; a workspace picks one by id. */
export const profile = z.object({
  id: z.string(),
  label: z.string(),
  /** In US dollars. */
  monthlyBudget: z.optional(z.number()),
  requestsPerMinute: z.optional(z.number()),
  /** Absent: every model. */
  allowedModels: z.optional(z.array(z.string())),
  /** `public`, `internal`, `production`, or a word of the person's own. */
  sensitivity: z.string(),
  /** Present: the keys of this profile take turns. */
  pool: z.optional(z.object({ everyMinutes: z.number() })),
  removed: z.optional(z.boolean()),
  changed: z.number(),
});
export type Profile = z.infer<typeof profile>;

export const defaultProfile: Profile = { id: 'default', label: 'Default', sensitivity: 'internal', changed: 0 };

export const allowsModel = ({ allowedModels }: Profile, model: string): boolean =>
  allowedModels?.includes(model) ?? true;

/** Hourly, when nothing else is said. */
export const poolTurnMinutes = 60;

export const profilesOf = (stored: Readonly<Record<string, Profile>>): readonly Profile[] =>
  Object.values({ [defaultProfile.id]: defaultProfile, ...stored }).filter((one) => !one.removed);

/** A profile that is gone falls back to the built-in one, so that its keys and workspaces are never without. */
export const profileOf = (stored: Readonly<Record<string, Profile>>, id: string | undefined): Profile =>
  profilesOf(stored).find((one) => one.id === id) ?? stored[defaultProfile.id] ?? defaultProfile;
