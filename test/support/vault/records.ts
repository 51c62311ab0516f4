import { mistralHosts } from '#core/mistral/hosts.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { KeyState, KeyView } from '#core/vault/state.ts';

export const aRecord = (id: string): KeyRecord => ({
  id,
  label: id,
  kind: 'studio',
  host: mistralHosts.global.url,
  lastFour: 'Ug6Y',
  fingerprint: `print of ${id}`,
  createdAt: 0,
  addedFrom: 'typed',
  profile: 'default',
  order: 1,
  changed: 1,
});

export const aView = (id: string, state: KeyState, isDefault = false): KeyView => ({
  record: aRecord(id),
  state,
  isDefault,
});
