import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { changeKey, putDefault, updateIndex } from './core.ts';
import { moveKey } from './defaults.ts';
import { forget } from './forget.ts';
import type { KeyIndex } from './keyIndex.ts';
import { labelTaken } from './label.ts';
import type { KeyRecord } from './record.ts';
import type { Rotation } from './rotation.ts';
import { isOpen } from './rotation.ts';

type NoSuchKey = { kind: 'no-such-key' };
export type RenameError = NoSuchKey | { kind: 'label-taken'; label: string };
export type DefaultError = NoSuchKey | { kind: 'not-for-requests' };
export type RemoveError = { kind: 'rotating'; rotation: string } | { kind: 'locked' };

export async function rename(core: VaultCore, id: string, label: string): Promise<Result<void, RenameError>> {
  if (labelTaken(core.index.read(), label, id)) return fail({ kind: 'label-taken', label });
  return change(core, id, (index, now) => changeKey(index, id, { label: label.trim() }, now));
}

/** An Admin key answers no requests, and a retiring one soon will not. */
export async function setDefault(core: VaultCore, id: string): Promise<Result<void, DefaultError>> {
  const record = core.index.read().keys[id];
  if (record && (record.kind === 'admin' || record.retiring)) return fail({ kind: 'not-for-requests' });
  return change(core, id, (index, now, { profile }) => putDefault(index, profile, id, now));
}

export interface Dates {
  expiresAt: number | undefined;
  rotateAfterDays: number | undefined;
}

export const setDates = (core: VaultCore, id: string, dates: Dates) =>
  change(core, id, (index, now) => changeKey(index, id, dates, now));

export const moveTo = (core: VaultCore, id: string, profile: string) =>
  change(core, id, (index, now) => moveKey(index, id, profile, now));

/** The order in which the keys of a pool take turns. */
export const reorder = (core: VaultCore, ids: readonly string[]): Promise<void> =>
  updateIndex(core, (index) => {
    const now = core.ports.clock.now();
    return ids.reduce((ordered, id, order) => changeKey(ordered, id, { order }, now), index);
  });

/** Also finishes a removal that was cut short: repeating it does no harm. */
export async function remove(core: VaultCore, id: string): Promise<Result<void, RemoveError>> {
  const busy = Object.values(core.index.read().rotations).find((rotation) => needs(rotation, id));
  return busy ? fail({ kind: 'rotating', rotation: busy.id }) : forget(core, id);
}

/** Once a rotation is being called off, the person may take the old key away. */
const needs = (rotation: Rotation, id: string) =>
  isOpen(rotation) && rotation.step.is !== 'abandoning' && (rotation.old === id || rotation.successor === id);

async function change(
  core: VaultCore,
  id: string,
  how: (index: KeyIndex, now: number, record: KeyRecord) => KeyIndex,
): Promise<Result<void, NoSuchKey>> {
  const record: KeyRecord | undefined = core.index.read().keys[id];
  if (!record) return fail({ kind: 'no-such-key' });
  await updateIndex(core, (index) => how(index, core.ports.clock.now(), record));
  return ok(undefined);
}
