import { canonicalText } from './canonicalText.ts';
import type { KeyIndex } from './keyIndex.ts';
import { emptyIndex } from './keyIndex.ts';
import type { KeyRecord } from './record.ts';
import { recovered } from './record.ts';

/**
 * Two windows write the same index without asking each other, and each sees the other's writes late. So an index is
 * merged, never replaced: entry by entry the newer one wins, a removed key stays removed, and the order of merging does
 * not matter. A write that overtook another is healed by the next merge with the memory of the window that wrote it.
 */
export function merge(one: KeyIndex, other: KeyIndex): KeyIndex {
  const retired = newest(one.retired, other.retired);
  return {
    ...emptyIndex,
    keys: without(join(one.keys, other.keys, newerKey), retired),
    retired,
    profiles: newest(one.profiles, other.profiles),
    defaults: newest(one.defaults, other.defaults),
    rotations: newest(one.rotations, other.rotations),
    marks: newest(one.marks, other.marks),
    aside: distinct([...one.aside, ...other.aside]),
  };
}

interface Stamped {
  changed: number;
}

/** Later than the clock and later than what it replaces, so that a change is never lost to a clock that stands still. */
export const stamp = (now: number, replaced?: Stamped): number => Math.max(now, (replaced?.changed ?? 0) + 1);

type Table<Entry> = Readonly<Record<string, Entry>>;

function join<Entry>(one: Table<Entry>, other: Table<Entry>, pick: (a: Entry, b: Entry) => Entry) {
  const joined: Record<string, Entry> = { ...one };
  for (const [id, entry] of Object.entries(other)) {
    const known = joined[id];
    joined[id] = known === undefined ? entry : pick(known, entry);
  }
  return joined;
}

const newest = <Entry extends Stamped>(one: Table<Entry>, other: Table<Entry>) => join(one, other, newer);

function newer<Entry extends Stamped>(a: Entry, b: Entry): Entry {
  if (a.changed !== b.changed) return a.changed > b.changed ? a : b;
  return canonicalText(a) >= canonicalText(b) ? a : b;
}

/** A check made by one window and a new label given in another are both kept. */
function newerKey(a: KeyRecord, b: KeyRecord): KeyRecord {
  const lastCheck = latest(a.lastCheck, b.lastCheck);
  const lastTry = latest(a.lastTry, b.lastTry);
  return { ...betterKnown(unchecked(a), unchecked(b)), ...(lastCheck && { lastCheck }), ...(lastTry && { lastTry }) };
}

/** A key adopted as recovered, because the record of another window was late, gives way to that record. */
function betterKnown(a: Unchecked, b: Unchecked): Unchecked {
  const [aRecovered, bRecovered] = [a.addedFrom === recovered, b.addedFrom === recovered];
  if (aRecovered !== bRecovered) return aRecovered ? b : a;
  return newer(a, b);
}

type Unchecked = Omit<KeyRecord, 'lastCheck' | 'lastTry'>;
const unchecked = ({ lastCheck: _check, lastTry: _try, ...record }: KeyRecord): Unchecked => record;

function latest<Note extends { at: number }>(a: Note | undefined, b: Note | undefined): Note | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return canonicalText(a) >= canonicalText(b) ? a : b;
}

const without = <Entry>(table: Table<Entry>, gone: Table<unknown>) =>
  Object.fromEntries(Object.entries(table).filter(([id]) => !Object.hasOwn(gone, id)));

const distinct = (entries: readonly unknown[]) =>
  [...new Set(entries.map(canonicalText))].sort().map((text): unknown => JSON.parse(text));
