import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';

/** The index could not be written: a full disk, a profile that is read-only. This window goes by it, and the next change writes it too. */
export type NotWritten = { kind: 'not-written' };

/** Thrown up to the edge of the vault: nothing that cannot be undone follows on what is not written down. */
export class IndexNotWritten extends Error {
  override readonly name = 'IndexNotWritten';
}

export async function written<Value>(act: () => Promise<Value>): Promise<Result<Value, NotWritten>> {
  try {
    return ok(await act());
  } catch (error) {
    if (error instanceof IndexNotWritten) return fail({ kind: 'not-written' });
    throw error;
  }
}

/** The same for what has failures of its own. */
export async function orNotWritten<Value, Failure>(
  act: () => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | NotWritten>> {
  const done = await written(act);
  return done.ok ? done.value : done;
}
