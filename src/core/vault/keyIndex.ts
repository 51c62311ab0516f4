import * as z from 'zod/mini';
import type { Profile } from './profile.ts';
import { profile } from './profile.ts';
import type { KeyRecord, RetiredKey } from './record.ts';
import { keyRecord, retiredKey } from './record.ts';
import type { Rotation } from './rotation.ts';
import { rotation } from './rotation.ts';

const defaultKey = z.object({ key: z.string(), changed: z.number() });

/** Who does something that only one window should do, and until when. */
const mark = z.object({ holder: z.string(), until: z.number(), changed: z.number() });
export type Mark = z.infer<typeof mark>;

/** Everything the vault knows beside the keys themselves. */
export interface KeyIndex {
  readonly version: 1;
  readonly keys: Readonly<Record<string, KeyRecord>>;
  readonly retired: Readonly<Record<string, RetiredKey>>;
  readonly profiles: Readonly<Record<string, Profile>>;
  /** By profile. */
  readonly defaults: Readonly<Record<string, z.infer<typeof defaultKey>>>;
  readonly rotations: Readonly<Record<string, Rotation>>;
  readonly marks: Readonly<Record<string, Mark>>;
  /** What this version could not read, kept for one that can. */
  readonly aside: readonly unknown[];
}

export const emptyIndex: KeyIndex = {
  version: 1,
  keys: {},
  retired: {},
  profiles: {},
  defaults: {},
  rotations: {},
  marks: {},
  aside: [],
};

type Raw = Readonly<Record<string, unknown>>;
export type Migrations = Readonly<Record<number, (older: Raw) => Raw>>;

/** From each older version to the next one. */
const migrations: Migrations = {};

/** Reads whatever was stored. Nothing makes it fail: an entry it cannot read is put aside, the others stand. */
export function readIndex(stored: unknown, steps: Migrations = migrations): KeyIndex {
  if (stored === undefined || stored === null) return emptyIndex;
  if (!isTable(stored)) return { ...emptyIndex, aside: [stored] };
  const raw = migrate(stored, steps);
  const aside = Array.isArray(raw.aside) ? [...raw.aside] : [];
  // A newer version may know sections that this one would drop on writing.
  if (raw.version !== emptyIndex.version) aside.push(stored);
  return { ...readTables(raw, aside), aside };
}

function readTables(raw: Raw, aside: unknown[]): Omit<KeyIndex, 'aside'> {
  return {
    version: 1,
    keys: readTable(raw, 'keys', keyRecord, aside),
    retired: readTable(raw, 'retired', retiredKey, aside),
    profiles: readTable(raw, 'profiles', profile, aside),
    defaults: readTable(raw, 'defaults', defaultKey, aside),
    rotations: readTable(raw, 'rotations', rotation, aside),
    marks: readTable(raw, 'marks', mark, aside),
  };
}

function readTable<Entry>(raw: Raw, section: string, schema: z.ZodMiniType<Entry>, aside: unknown[]) {
  const table = raw[section] ?? {};
  const entries: Record<string, Entry> = {};
  if (!isTable(table)) aside.push({ section, entry: table });
  else
    for (const [id, entry] of Object.entries(table)) {
      const read = schema.safeParse(entry);
      if (read.success) entries[id] = read.data;
      else aside.push({ section, id, entry });
    }
  return entries;
}

function migrate(stored: Raw, steps: Migrations): Raw {
  let raw = stored;
  for (let step = stepFrom(raw, steps); step; step = stepFrom(raw, steps)) raw = step(raw);
  return raw;
}

const stepFrom = ({ version }: Raw, steps: Migrations) => (typeof version === 'number' ? steps[version] : undefined);

const isTable = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
