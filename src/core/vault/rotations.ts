import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { VaultCore } from './core.ts';
import type { Rotation } from './rotation.ts';
import { isOpen, next } from './rotation.ts';
import type { DriveError } from './rotationDrive.ts';
import { drive } from './rotationDrive.ts';
import type { Hands } from './rotationEffect.ts';
import { saveRotation } from './rotationEffect.ts';
import type { PasteError } from './rotationPaste.ts';
import { paste } from './rotationPaste.ts';
import type { ManagedWish, StartError } from './rotationStart.ts';
import { startGuided, startManaged } from './rotationStart.ts';
import type { Secret } from './secret.ts';
import type { NotWritten } from './written.ts';
import { orNotWritten, written } from './written.ts';

export type CallOffError = { kind: 'no-such-rotation' } | { kind: 'too-late' };

/** Starting only writes the journal; `drive` does the work, now and after every restart until the rotation is closed. */
export interface Rotations {
  list(): readonly Rotation[];
  open(): readonly Rotation[];
  startManaged(old: string, wish: ManagedWish): Promise<Result<Rotation, StartError | NotWritten>>;
  startGuided(old: string): Promise<Result<Rotation, StartError | NotWritten>>;
  paste(id: string, key: Secret, signal?: AbortSignal): Promise<Result<Rotation, PasteError | NotWritten>>;
  drive(id: string, hands: Hands): Promise<Result<Rotation, DriveError | NotWritten>>;
  /** Possible until the switch; the old key then serves on. Drive it afterwards: something may have to be revoked. */
  callOff(id: string): Promise<Result<Rotation, CallOffError | NotWritten>>;
}

export function rotations(core: VaultCore): Rotations {
  const list = () => Object.values(core.index.read().rotations);
  // A claim keeps other windows away; this keeps a timer of our own from joining a command.
  const underWay = new Set<string>();
  return {
    list,
    open: () => list().filter(isOpen),
    startManaged: (old, wish) => orNotWritten(() => startManaged(core, old, wish)),
    startGuided: (old) => orNotWritten(() => startGuided(core, old)),
    paste: (id, key, signal) => orNotWritten(() => paste(core, id, key, signal)),
    async drive(id, hands) {
      if (underWay.has(id)) return fail({ kind: 'busy' });
      underWay.add(id);
      try {
        return await orNotWritten(() => drive(core, id, hands));
      } finally {
        underWay.delete(id);
      }
    },
    async callOff(id) {
      const rotation = core.index.read().rotations[id];
      if (!rotation) return fail({ kind: 'no-such-rotation' });
      const off = next(rotation, { is: 'given up', why: 'called off' });
      return off === rotation ? fail({ kind: 'too-late' }) : written(() => saveRotation(core, off));
    },
  };
}
