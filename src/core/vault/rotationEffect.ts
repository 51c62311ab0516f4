import type { Call } from '../mistral/api.ts';
import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { updateIndex } from './core.ts';
import type { Examination } from './health.ts';
import { readKey } from './keyStore.ts';
import { stamp } from './merge.ts';
import type { KeyRecord } from './record.ts';
import type { Rotation, RotationEvent } from './rotation.ts';
import type { Secret } from './secret.ts';

/** What a rotation may ask of the one who drives it. */
export interface Hands {
  /** Shows a key that is alive but could be neither stored nor revoked, once, for the person to copy. */
  handOut(key: Secret, label: string): Promise<void>;
  signal?: AbortSignal;
  /** The person asks, so nobody waits until the next try is due. */
  atOnce?: boolean;
}

/** Does what a step names and tells what came of it; nothing when it is the person's turn. */
export type Effect<Of extends Rotation = Rotation> = (
  core: VaultCore,
  rotation: Of,
  hands: Hands,
) => Promise<RotationEvent | undefined>;

export type Hindrance = RotationEvent & { is: 'hindered' };

const tryAgainAfter = 30_000;

export const hindered = (core: VaultCore, by: string, afterMs = tryAgainAfter): Hindrance => ({
  is: 'hindered',
  by,
  retryAt: core.ports.clock.now() + afterMs,
});

export const hinderedBy = (core: VaultCore, error: MistralError): Hindrance =>
  hindered(core, error.kind, error.kind === 'limited' ? error.retryAfter : undefined);

/** Whatever kept an answer from us says nothing about the key. */
export const unanswered = (core: VaultCore, heard: Examination & { is: 'hindered' | 'cancelled' }): Hindrance =>
  heard.is === 'hindered' ? hindered(core, heard.by, heard.retryAfter) : hindered(core, 'cancelled', 0);

export interface Held {
  record: KeyRecord;
  call: Call;
}

/** A key of the vault, ready for a call; or what keeps it from us. */
export async function hold(
  core: VaultCore,
  id: string,
  { signal }: Pick<Hands, 'signal'>,
): Promise<Result<Held, { kind: 'lost' | 'locked' }>> {
  const record = core.index.read().keys[id];
  if (!record) return fail({ kind: 'lost' });
  const key = await readKey(core, id);
  if (!key.ok) return key;
  return ok({ record, call: { key: key.value, host: record.host, ...(signal && { signal }) } });
}

export async function saveRotation(core: VaultCore, rotation: Rotation): Promise<Rotation> {
  const saved = (known?: Rotation) => ({ ...rotation, changed: stamp(core.ports.clock.now(), known) });
  await updateIndex(core, (index) => ({
    ...index,
    rotations: { ...index.rotations, [rotation.id]: saved(index.rotations[rotation.id]) },
  }));
  return core.index.read().rotations[rotation.id] ?? rotation;
}
