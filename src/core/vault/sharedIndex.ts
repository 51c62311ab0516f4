import { canonicalText } from './canonicalText.ts';
import type { KeyIndex } from './keyIndex.ts';
import { emptyIndex, readIndex } from './keyIndex.ts';
import { merge } from './merge.ts';
import type { IndexStore } from './ports.ts';
import { IndexNotWritten } from './written.ts';

/** The index as all windows share it. */
export interface SharedIndex {
  read(): KeyIndex;
  update(change: (index: KeyIndex) => KeyIndex): Promise<void>;
  /** Puts back what a late write of another window has overwritten. */
  heal(): Promise<void>;
}

/**
 * Nothing is parsed before the first read. What this window has seen or written it remembers, so that a write of another
 * window, made before it could see ours, takes nothing away for good.
 */
export function sharedIndex(store: IndexStore): SharedIndex {
  let known = emptyIndex;
  const read = () => {
    known = merge(known, readIndex(store.read()));
    return known;
  };
  const write = async (index: KeyIndex) => {
    known = index;
    try {
      await store.write(index);
    } catch (cause) {
      throw new IndexNotWritten('The index could not be written.', { cause });
    }
  };
  return {
    read,
    update: (change) => write(change(read())),
    async heal() {
      const stored = readIndex(store.read());
      if (canonicalText(read()) !== canonicalText(stored)) await write(known);
    },
  };
}
