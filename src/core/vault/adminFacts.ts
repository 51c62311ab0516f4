import type { AdminKey } from '../mistral/adminKey.ts';
import { findListed } from './adminKeys.ts';
import type { KeyChange, VaultCore } from './core.ts';
import { changeKey, updateIndex } from './core.ts';
import { momentOf } from './day.ts';
import type { KeyRecord } from './record.ts';
import { hold } from './rotationEffect.ts';
import { isUsable } from './state.ts';
import { viewsOf } from './views.ts';

/**
 * With an Admin key at hand Mistral tells when a key expires and when it was last used: of the key that was just checked,
 * by its last four, and of all of them when that is the Admin key itself. A refusal changes nothing.
 */
export async function askAdmin(core: VaultCore, checked: string, signal?: AbortSignal): Promise<void> {
  const views = viewsOf(core);
  const admin = views.find(({ record, state }) => record.kind === 'admin' && isUsable(state))?.record;
  const one = views.find(({ record }) => record.id === checked)?.record;
  if (!admin || !one) return;
  const held = await hold(core, admin.id, signal ? { signal } : {});
  if (!held.ok) return;
  const all = one.kind === 'admin';
  const listed = await core.ports.api.listKeys(held.value.call, all ? undefined : one.lastFour);
  if (!listed.ok) return;
  const news = (all ? views.map(({ record }) => record) : [one]).flatMap((record) => newsOf(record, listed.value));
  if (news.length === 0) return;
  const now = core.ports.clock.now();
  await updateIndex(core, (index) => news.reduce((told, { id, change }) => changeKey(told, id, change, now), index));
}

/** What the list knows better than we do. An expiry that only the person knows stays as it is. */
function newsOf(record: KeyRecord, listed: readonly AdminKey[]): readonly { id: string; change: KeyChange }[] {
  const { expires, lastUsed } = findListed(listed, record) ?? {};
  const change: KeyChange = {
    ...(expires !== undefined && { expiresAt: momentOf(expires) }),
    ...(lastUsed !== undefined && { lastUsedAt: momentOf(lastUsed) }),
  };
  const isNew = Object.entries(change).some(([name, value]) => record[name as keyof KeyRecord] !== value);
  return isNew ? [{ id: record.id, change }] : [];
}
