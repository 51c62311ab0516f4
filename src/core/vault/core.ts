import type { KeyIndex } from './keyIndex.ts';
import { stamp } from './merge.ts';
import type { VaultPorts } from './ports.ts';
import type { KeyRecord } from './record.ts';
import type { SharedIndex } from './sharedIndex.ts';
import { sharedIndex } from './sharedIndex.ts';
import type { SourceError } from './sourceError.ts';
import type { StorageAnswer } from './state.ts';

/** What the parts of the vault share: the ports, the index, and what storage said in this session. */
export interface VaultCore {
  readonly ports: VaultPorts;
  readonly index: SharedIndex;
  readonly storage: Map<string, StorageAnswer>;
  /** What last kept a key from us that lives in a secret manager. */
  readonly unfetched: Map<string, SourceError>;
  /** Closed by the person, or by the idle time: no key is read until they open it again. */
  closed: boolean;
  /** Tells listeners to look again. */
  changed(): void;
}

export const vaultCore = (ports: VaultPorts, changed: () => void): VaultCore => ({
  ports,
  index: sharedIndex(ports.index),
  storage: new Map(),
  unfetched: new Map(),
  closed: false,
  changed,
});

export async function updateIndex(core: VaultCore, change: (index: KeyIndex) => KeyIndex): Promise<void> {
  await core.index.update(change);
  core.changed();
}

export type KeyChange = Partial<Omit<KeyRecord, 'id' | 'changed'>>;

/** A key removed in the meantime by another window stays removed. */
export const changeKey = (index: KeyIndex, id: string, change: KeyChange, now: number): KeyIndex => {
  const record = index.keys[id];
  return record ? putKey(index, { ...record, ...change }, now) : index;
};

export const putKey = (index: KeyIndex, record: KeyRecord, now: number): KeyIndex => ({
  ...index,
  keys: { ...index.keys, [record.id]: { ...record, changed: stamp(now, index.keys[record.id]) } },
});

export const putDefault = (index: KeyIndex, profile: string, key: string, now: number): KeyIndex => ({
  ...index,
  defaults: { ...index.defaults, [profile]: { key, changed: stamp(now, index.defaults[profile]) } },
});

/** Drawn at random and in hexadecimal, so that it may stand in a name anywhere. */
export const newId = ({ ports }: VaultCore, bytes = 12): string => hex(ports.random.bytes(bytes));

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
