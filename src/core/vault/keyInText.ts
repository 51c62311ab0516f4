import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { Secret } from './secret.ts';
import type { SourceError } from './sourceError.ts';

const longest = 4096;

/** The key in what a manager or a command printed: the whole text, or one field of it when it is JSON. */
export function keyInText(text: string, field?: string): Result<Secret, SourceError> {
  const raw = field === undefined ? text : fieldOf(text, field);
  if (raw === undefined) return fail({ kind: 'not-found' });
  return typeof raw === 'string' ? keyOf(raw) : fail({ kind: 'unexpected', what: 'answer' });
}

/** Keys are often stored with a line break at the end. One inside means that this is something else. */
function keyOf(text: string): Result<Secret, SourceError> {
  const key = text.trim();
  if (key === '') return fail({ kind: 'empty' });
  if (key.length > longest || /[\s\p{C}]/u.test(key)) return fail({ kind: 'unexpected', what: 'answer' });
  return ok(new Secret(key));
}

function fieldOf(json: string, field: string): unknown {
  const fields = parseFields(json);
  return fields && (Object.hasOwn(fields, field) ? fields[field] : undefined);
}

/** The fields of a JSON object, and nothing for any other text. */
export function parseFields(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
