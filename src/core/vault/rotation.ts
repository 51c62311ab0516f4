import * as z from 'zod/mini';
import { keyKinds } from './record.ts';

/** Where a rotation stands. Each step names the effect that is to be done next; a repeated effect does no harm. */
const step = z.discriminatedUnion('is', [
  /** The name of the new key is written down; whether the API has made it yet is not known. */
  z.object({ is: z.literal('creating') }),
  /** The console is open; the person pastes the new key. */
  z.object({ is: z.literal('pasting') }),
  z.object({ is: z.literal('verifying') }),
  /** Into the secret manager where the old key lives. */
  z.object({ is: z.literal('writing') }),
  z.object({ is: z.literal('switching') }),
  z.object({ is: z.literal('grace'), until: z.number() }),
  z.object({ is: z.literal('deleting') }),
  /** Asked again and again until the old key answers 401. */
  z.object({ is: z.literal('proving') }),
  z.object({ is: z.literal('removing'), proven: z.boolean() }),
  /** Not proven when the old key could no longer be asked. */
  z.object({ is: z.literal('done'), proven: z.boolean() }),
  z.object({ is: z.literal('abandoning'), why: z.string() }),
  z.object({ is: z.literal('abandoned'), why: z.string() }),
  /** Alive, neither stored nor revoked: it was shown once to the person, who now looks after it. */
  z.object({ is: z.literal('handed-out'), lastFour: z.string() }),
]);
export type Step = z.infer<typeof step>;

/** How the new key comes to be: made with an Admin key, or pasted by the person. */
const means = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('admin key'),
    admin: z.string(),
    /** Unique, and written down before the key is made: what bears it and is not in the vault is a stray. */
    name: z.string(),
    oldApiKeyId: z.string(),
    workspaceId: z.string(),
    userId: z.string(),
    expiresAt: z.optional(z.number()),
    graceMs: z.number(),
  }),
  z.object({ by: z.literal('person') }),
]);

/** The journal of one rotation: metadata only, written down before and after each effect. */
export const rotation = z.object({
  id: z.string(),
  old: z.string(),
  /** Chosen before anything is stored, so that a half-stored key is recognised. */
  successor: z.string(),
  /** Of the old key, so that the journal reads by itself when that one is gone. */
  label: z.string(),
  kind: z.enum(keyKinds),
  host: z.string(),
  profile: z.string(),
  /** Of a key that lives in a secret manager: what it gave at the start. Nothing else may be written over. */
  replaces: z.optional(z.object({ fingerprint: z.string(), lastFour: z.string() })),
  means,
  step,
  startedAt: z.number(),
  tries: z.number(),
  retryAt: z.number(),
  hindrance: z.optional(z.string()),
  changed: z.number(),
});
export type Rotation = z.infer<typeof rotation>;
export type Managed = Rotation & { means: { by: 'admin key' } };

/** What came of an effect. */
export type RotationEvent =
  | {
      is:
        | 'created'
        | 'pasted'
        | 'verified'
        | 'written'
        | 'grace over'
        | 'deleted'
        | 'dead'
        | 'unprovable'
        | 'removed'
        | 'swept';
    }
  | { is: 'switched'; at: number }
  | { is: 'handed out'; lastFour: string }
  /** It cannot succeed, or the person called it off. */
  | { is: 'given up'; why: string }
  /** Done right, but the answer is not there yet: a new key propagates, an old one lingers. */
  | { is: 'not yet'; at: number }
  /** Something outside stands in the way. */
  | { is: 'hindered'; by: string; retryAt: number };

type Progress = { [Is in RotationEvent['is']]?: (event: RotationEvent & { is: Is }, rotation: Rotation) => Step };

const abandon = { 'given up': ({ why }: { why: string }): Step => ({ is: 'abandoning', why }) };

/** A key that lives elsewhere moves in there before it is put to use here. */
const putToUse = (_event: unknown, { replaces }: Rotation): Step => ({
  is: replaces === undefined ? 'switching' : 'writing',
});

/** Which event leads where. What is not listed changes nothing: past the switch there is no way back. */
const moves: Readonly<Record<Step['is'], Progress>> = {
  creating: {
    ...abandon,
    created: () => ({ is: 'verifying' }),
    'handed out': ({ lastFour }) => ({ is: 'handed-out', lastFour }),
  },
  pasting: { ...abandon, pasted: putToUse },
  verifying: { ...abandon, verified: putToUse },
  writing: { ...abandon, written: () => ({ is: 'switching' }) },
  switching: {
    switched: ({ at }, { means }) =>
      means.by === 'person' ? { is: 'proving' } : { is: 'grace', until: at + means.graceMs },
  },
  grace: { 'grace over': () => ({ is: 'deleting' }) },
  deleting: { deleted: () => ({ is: 'proving' }) },
  proving: { dead: () => ({ is: 'removing', proven: true }), unprovable: () => ({ is: 'removing', proven: false }) },
  removing: { removed: (_event, { step }) => ({ is: 'done', proven: step.is === 'removing' && step.proven }) },
  abandoning: { swept: (_event, { step }) => ({ is: 'abandoned', why: step.is === 'abandoning' ? step.why : '' }) },
  done: {},
  abandoned: {},
  'handed-out': {},
};

export function next(rotation: Rotation, event: RotationEvent): Rotation {
  if (!isOpen(rotation)) return rotation;
  if (event.is === 'hindered') return { ...rotation, retryAt: event.retryAt, hindrance: event.by };
  const { hindrance: _gone, ...unhindered } = rotation;
  if (event.is === 'not yet') {
    return { ...unhindered, tries: rotation.tries + 1, retryAt: event.at + patience(rotation.tries) };
  }
  const move = moves[rotation.step.is][event.is] as ((event: RotationEvent, from: Rotation) => Step) | undefined;
  return move ? { ...unhindered, step: move(event, rotation), tries: 0, retryAt: 0 } : rotation;
}

/** Once a second at first, at most once an hour in the end. */
const patience = (tries: number) => Math.min(1000 * 2 ** tries, 3_600_000);

const closed: ReadonlySet<Step['is']> = new Set(['done', 'abandoned', 'handed-out']);

export const isOpen = ({ step }: Rotation): boolean => !closed.has(step.is);

export const isManaged = (rotation: Rotation): rotation is Managed => rotation.means.by === 'admin key';
