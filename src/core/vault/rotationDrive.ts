import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { claim } from './mark.ts';
import type { Rotation, RotationEvent, Step } from './rotation.ts';
import { isManaged, isOpen, next } from './rotation.ts';
import { create } from './rotationCreate.ts';
import { deleteOld, proveByList, sweepAll } from './rotationDelete.ts';
import type { Effect, Hands } from './rotationEffect.ts';
import { saveRotation } from './rotationEffect.ts';
import { resumePaste } from './rotationPaste.ts';
import { prove, removeOld, switchOver, waitOut } from './rotationTail.ts';
import { verify } from './rotationVerify.ts';
import { giveBack, writeToSource } from './rotationWrite.ts';

export type DriveError =
  | { kind: 'no-such-rotation' }
  /** Another window is at it, or this one. */
  | { kind: 'busy' };

/** How long one drive goes on waiting for an answer before it leaves the rest to a later one. */
const patience = 90_000;

/** Longer than any single effect takes; after a crash, another window may go on when it is over. */
const leaseMs = 180_000;

const managed =
  (effect: Effect<Parameters<typeof create>[1]>): Effect =>
  async (core, rotation, hands) =>
    isManaged(rotation) ? effect(core, rotation, hands) : undefined;

/** First the old key gets its place back, then the new one goes. A pasted key is not ours to revoke: it stays where it is. */
const undo: Effect = async (core, rotation, hands) => {
  const hindrance = await giveBack(core, rotation, hands);
  if (hindrance) return hindrance;
  return isManaged(rotation) ? sweepAll(core, rotation, hands) : { is: 'swept' };
};

const proveAsCan: Effect = async (core, rotation, hands) => {
  const event = await prove(core, rotation, hands);
  return event?.is === 'unprovable' && isManaged(rotation) ? proveByList(core, rotation, hands) : event;
};

const rest: Effect = async () => undefined;

const effects: Readonly<Record<Step['is'], Effect>> = {
  creating: managed(create),
  pasting: resumePaste,
  verifying: managed(verify),
  writing: writeToSource,
  switching: switchOver,
  grace: waitOut,
  deleting: managed(deleteOld),
  proving: proveAsCan,
  removing: removeOld,
  abandoning: undo,
  done: rest,
  abandoned: rest,
  'handed-out': rest,
};

/**
 * Takes a rotation as far as it will go now, from wherever a crash has left it. The journal is written before the first
 * effect and after each one, so that at any moment it tells which effect may be half done.
 */
export async function drive(core: VaultCore, id: string, hands: Hands): Promise<Result<Rotation, DriveError>> {
  const found = core.index.read().rotations[id];
  if (!found) return fail({ kind: 'no-such-rotation' });
  const deadline = core.ports.clock.now() + patience;
  for (let rotation = hands.atOnce ? { ...found, retryAt: 0 } : found; ; ) {
    if (!(await claim(core, `rotation/${id}`, leaseMs))) return fail({ kind: 'busy' });
    if (!isOpen(rotation) || !(await reach(core, rotation, deadline, hands))) return ok(rotation);
    const event = await effects[rotation.step.is](core, rotation, hands);
    if (!event) return ok(rotation);
    rotation = await advance(core, rotation, event);
  }
}

/** Waits for the next try, unless it is too far off. */
async function reach(core: VaultCore, { retryAt }: Rotation, deadline: number, { signal }: Hands): Promise<boolean> {
  const { clock } = core.ports;
  if (signal?.aborted || retryAt > deadline) return false;
  // A sleep that is called off rejects; that is no fault, and the signal tells.
  if (retryAt > clock.now()) await clock.sleep(retryAt - clock.now(), signal).catch(() => undefined);
  return !signal?.aborted;
}

/** From the journal as it stands now: the person may have called it off while the effect was under way. */
async function advance(core: VaultCore, driven: Rotation, event: RotationEvent): Promise<Rotation> {
  const current = core.index.read().rotations[driven.id] ?? driven;
  const moved = await saveRotation(core, next(current, event));
  core.ports.logger.info('rotation', {
    rotation: moved.id,
    step: current.step.is,
    event: event.is,
    next: moved.step.is,
  });
  return moved;
}
