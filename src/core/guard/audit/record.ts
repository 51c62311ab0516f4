import { z } from 'zod';
import type { EntityType } from '../redact/entity.ts';
import { entities } from '../redact/entity.ts';

/** Words a program wrote, never a person: short, without spaces. Free text does not fit through. */
const word = z.string().regex(/^[\w.:/@-]{1,80}$/);
const count = z.number().int().nonnegative();

/** What the log keeps of a request. Strict: an unknown field is a bug that must not reach the disk. */
const auditRecord = z.strictObject({
  at: z.iso.datetime(),
  model: word,
  keyId: word,
  profile: word,
  outcome: z.enum(['answered', 'blocked', 'stopped', 'failed', 'cancelled']),
  stage: word.optional(),
  error: word.optional(),
  codes: z.array(word).max(50),
  characters: count,
  messages: count,
  tokens: z.strictObject({ prompt: count, completion: count }),
  redacted: z.partialRecord(z.enum(Object.keys(entities) as [EntityType, ...EntityType[]]), count),
  milliseconds: count,
  dollars: z.number().nonnegative(),
});

export type AuditRecord = z.infer<typeof auditRecord>;

/** One line of the log, or nothing when something tried to slip in. */
export function auditLine(record: unknown): string | undefined {
  const parsed = auditRecord.safeParse(record);
  return parsed.success ? `${JSON.stringify(parsed.data)}\n` : undefined;
}
