import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { VaultCore } from './core.ts';
import { findSame, fingerprint } from './fingerprint.ts';
import type { Secret } from './secret.ts';

export type Unwelcome =
  | { kind: 'too-short' }
  /** It is already here. */
  | { kind: 'same-key'; id: string; label: string }
  | { kind: 'locked' };

/** Of anything shorter, the four characters we show would be too much of it. */
const shortest = 16;

/** The fingerprint of a key that the vault does not hold yet, unless as `except`. */
export async function fingerprintNew(
  core: VaultCore,
  key: Secret,
  except?: string,
): Promise<Result<string, Unwelcome>> {
  if (key.revealFor('fingerprint').length < shortest) return fail({ kind: 'too-short' });
  const print = await fingerprint(core, key);
  if (!print.ok) return print;
  const same = core.index.read().keys[(await findSame(core, key, print.value)) ?? ''];
  return same && same.id !== except ? fail({ kind: 'same-key', id: same.id, label: same.label }) : print;
}
