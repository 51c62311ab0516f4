import * as z from 'zod/mini';
import type { RemoteSource } from './source.ts';
import { keySource } from './source.ts';

export const keyKinds = ['studio', 'vibe', 'codestral', 'admin', 'unknown'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** A sure answer. Everything short of one is a `lastTry` and never overturns it. */
const lastCheck = z.object({ at: z.number(), outcome: z.enum(['ok', 'invalid', 'forbidden']) });

const lastTry = z.object({
  at: z.number(),
  hindrance: z.enum(['limited', 'offline', 'server']),
  until: z.optional(z.number()),
});

const owner = z.object({
  userId: z.string(),
  apiKeyId: z.optional(z.string()),
  workspaceId: z.optional(z.string()),
  workspace: z.optional(z.string()),
  organisation: z.optional(z.string()),
});

/** Everything about a key but the key. Times are milliseconds since the epoch. */
export const keyRecord = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(keyKinds),
  host: z.string(),
  owner: z.optional(owner),
  lastFour: z.string(),
  fingerprint: z.string(),
  createdAt: z.number(),
  addedFrom: z.string(),
  /** Where the key really lives; in secret storage when absent. */
  source: z.optional(keySource),
  expiresAt: z.optional(z.number()),
  /** As the list of an Admin key tells it, to the day. */
  lastUsedAt: z.optional(z.number()),
  rotateAfterDays: z.optional(z.number()),
  lastCheck: z.optional(lastCheck),
  lastTry: z.optional(lastTry),
  retiring: z.optional(z.object({ since: z.number(), successor: z.string() })),
  profile: z.string(),
  /** Its place in the pool of its profile. */
  order: z.number(),
  changed: z.number(),
});
export type KeyRecord = z.infer<typeof keyRecord>;

export const remoteSourceOf = ({ source }: KeyRecord): RemoteSource | undefined =>
  source === undefined || source.kind === 'held' ? undefined : source;

/** Where a key is said to come from when only its secret was found. */
export const recovered = 'recovered';

/** What stays of a removed key, so that its value is still recognised when it turns up in a file. */
export const retiredKey = z.object({
  id: z.string(),
  label: z.string(),
  lastFour: z.string(),
  fingerprint: z.string(),
  changed: z.number(),
});
export type RetiredKey = z.infer<typeof retiredKey>;
