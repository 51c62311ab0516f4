import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import { sourceId } from '#core/vault/source.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { SourceReader } from '#core/vault/sourceReader.ts';

/** Secret managers in memory, by the id of a source, and what may keep a key from us. */
export interface MemoryManagers extends SourceReader {
  readonly values: Map<string, string>;
  trouble: SourceError | undefined;
  /** How the next calls go wrong; `after` means that it was done all the same. */
  readonly faults: ({ error: SourceError; after: boolean } | undefined)[];
  reads: number;
}

export function memoryManagers(): MemoryManagers {
  const values = new Map<string, string>();
  const managers: MemoryManagers = {
    values,
    trouble: undefined,
    faults: [],
    reads: 0,
    async read(source) {
      managers.reads += 1;
      const error = managers.trouble ?? managers.faults.shift()?.error;
      if (error) return fail(error);
      const raw = values.get(sourceId(source));
      return raw === undefined ? fail({ kind: 'not-found' }) : ok(new Secret(raw));
    },
    async write(source, key) {
      if (managers.trouble) return fail(managers.trouble);
      const fault = managers.faults.shift();
      if (!fault || fault.after) values.set(sourceId(source), key.revealFor('secret manager'));
      return fault ? fail(fault.error) : ok(undefined);
    },
  };
  return managers;
}
