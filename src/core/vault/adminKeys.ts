import type { AdminKey } from '../mistral/adminKey.ts';
import type { Call } from '../mistral/api.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import type { KeyRecord } from './record.ts';
import type { Managed } from './rotation.ts';
import type { Hands, Held, Hindrance } from './rotationEffect.ts';
import { hindered, hinderedBy, hold } from './rotationEffect.ts';

/** Revokes every key that bears this rotation's name, but for the one we keep. */
export async function sweep(core: VaultCore, admin: Call, { means }: Managed, except?: string) {
  const listed = await core.ports.api.listKeys(admin, means.name);
  if (!listed.ok) return hinderedBy(core, listed.error);
  for (const stray of listed.value.filter(({ id, name }) => name === means.name && id !== except)) {
    const hindrance = await revoke(core, admin, stray.id);
    if (hindrance) return hindrance;
  }
  return undefined;
}

/** A key that is not found is as good as revoked. */
export async function revoke(core: VaultCore, admin: Call, id: string): Promise<Hindrance | undefined> {
  const gone = await core.ports.api.deleteKey(admin, id);
  return gone.ok || gone.error.kind === 'not-found' ? undefined : hinderedBy(core, gone.error);
}

export async function adminOf(core: VaultCore, rotation: Managed, hands: Hands): Promise<Result<Held, Hindrance>> {
  const held = await hold(core, rotation.means.admin, hands);
  return held.ok ? ok(held.value) : fail(hindered(core, `admin key ${held.error.kind}`));
}

/** By the id that the key itself told, or else by its last four, where no other key has them. */
export function findListed(
  listed: readonly AdminKey[],
  { lastFour, owner }: Pick<KeyRecord, 'lastFour' | 'owner'>,
): AdminKey | undefined {
  const alike = listed.filter(({ hidden }) => hidden.endsWith(lastFour));
  return alike.find(({ id }) => id === owner?.apiKeyId) ?? (alike.length === 1 ? alike[0] : undefined);
}
