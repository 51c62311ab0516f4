import type { SecretStore } from '#core/vault/ports.ts';

/** A secret storage in memory, with the ways a real one goes wrong. */
export interface MemorySecrets extends SecretStore {
  readonly values: Map<string, string>;
  /** Every call throws, as behind a locked keyring. */
  locked: boolean;
  /** So many of the next calls to `store` throw. */
  refuse: number;
  /** Says that it stored, and did not. */
  forgets: boolean;
  /** Every call to `delete` throws. */
  clings: boolean;
}

export function memorySecrets(): MemorySecrets {
  const values = new Map<string, string>();
  const guarded = async <Value>(call: () => Value): Promise<Value> => {
    if (secrets.locked) throw new Error('The keyring is locked.');
    return call();
  };
  const secrets: MemorySecrets = {
    values,
    locked: false,
    refuse: 0,
    forgets: false,
    clings: false,
    get: (name) => guarded(() => values.get(name)),
    store: (name, value) =>
      guarded(() => {
        if (secrets.refuse-- > 0) throw new Error('The keyring refused.');
        if (!secrets.forgets) values.set(name, value);
      }),
    delete: (name) =>
      guarded(() => {
        if (secrets.clings) throw new Error('The keyring refused.');
        values.delete(name);
      }),
    keys: () => guarded(() => [...values.keys()]),
  };
  return secrets;
}
