import * as z from 'zod/mini';
import type { EntityType } from '../redact/entity.ts';
import { entities } from '../redact/entity.ts';

/** Words a program wrote, never a person: short, without spaces. Free text does not fit through. */
const word = z.string().check(z.regex(/^[\w.:/@-]{1,80}$/));
const count = z.int().check(z.nonnegative());

/** What the log keeps of a request. Strict: an unknown field is a bug that must not reach the disk. */
const auditRecord = z.strictObject({
  at: z.iso.datetime(),
  model: word,
  keyId: word,
  profile: word,
  /** Which folder it was for, as a digest: a folder's name may say more than the log should. */
  workspace: z.optional(word),
  /** Where in the product it was asked; absent for the chat. */
  via: z.optional(z.enum(['proxy', 'model', 'command'])),
  /** Which proxy token it came with: the public half of it. */
  proxyToken: z.optional(word),
  outcome: z.enum(['answered', 'blocked', 'stopped', 'failed', 'cancelled']),
  stage: z.optional(word),
  error: z.optional(word),
  codes: z.array(word).check(z.maxLength(50)),
  characters: count,
  messages: count,
  tokens: z.strictObject({ prompt: count, completion: count }),
  redacted: z.partialRecord(z.enum(Object.keys(entities) as [EntityType, ...EntityType[]]), count),
  milliseconds: count,
  dollars: z.number().check(z.nonnegative()),
});

export type AuditRecord = z.infer<typeof auditRecord>;

/** One line of the log, or nothing when something tried to slip in. */
export function auditLine(record: unknown): string | undefined {
  const parsed = auditRecord.safeParse(record);
  return parsed.success ? `${JSON.stringify(parsed.data)}\n` : undefined;
}

/** The way back. A line that was cut by a crash, or that nobody of ours wrote, is passed over. */
export function parseAuditLine(line: string): AuditRecord | undefined {
  try {
    const parsed = auditRecord.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
