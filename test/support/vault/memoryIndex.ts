import type { IndexStore } from '#core/vault/ports.ts';

/** One stored value, as plain JSON. */
export interface MemoryIndex extends IndexStore {
  value: unknown;
}

export function memoryIndex(value?: unknown): MemoryIndex {
  const store: MemoryIndex = {
    value,
    read: () => copy(store.value),
    write: async (next) => {
      store.value = copy(next);
    },
  };
  return store;
}

/**
 * The same value seen from a window of its own: what others write arrives only when the test lets it, and what this
 * window writes replaces whatever was there.
 */
export interface LateIndex extends IndexStore {
  arrive(): void;
}

export function lateIndex(shared: MemoryIndex): LateIndex {
  let seen = shared.read();
  return {
    read: () => copy(seen),
    write: async (next) => {
      seen = copy(next);
      await shared.write(next);
    },
    arrive: () => {
      seen = shared.read();
    },
  };
}

const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
