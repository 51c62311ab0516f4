import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Unreadable } from '#core/vault/keyStore.ts';
import type { Keychain, KeychainTrouble } from '#platform/node/keychain.ts';
import type { Services } from '#platform/vscode/services.ts';

type NotCopied = { is: 'unreadable'; error: Unreadable } | { is: 'refused'; why: KeychainTrouble };

/** Copies in the keychain go by label; what is remembered is under which label each key was copied. */
export function mirror({ vault, memory, log }: Services, keychain: Keychain) {
  let following = Promise.resolve();

  async function put(id: string): Promise<Result<void, NotCopied>> {
    const copied = await vault.withKey(id, async (key, { label }) => ({ label, set: await keychain.set(label, key) }));
    if (!copied.ok) return fail({ is: 'unreadable', error: copied.error });
    if (!copied.value.set.ok) return fail({ is: 'refused', why: copied.value.set.error });
    await memory.setMirrored({ ...memory.mirrored(), [id]: copied.value.label });
    return ok(undefined);
  }

  async function take(id: string): Promise<Result<void, KeychainTrouble>> {
    const { [id]: label, ...rest } = memory.mirrored();
    const removed = label === undefined ? ok(false) : await keychain.remove(label);
    if (!removed.ok) return removed;
    await memory.setMirrored(rest);
    return ok(undefined);
  }

  /** A key that was renamed, replaced or deleted is so in the keychain too. */
  async function catchUp(): Promise<void> {
    const records = new Map(vault.list().map(({ record }) => [record.id, record]));
    for (const [id, label] of Object.entries(memory.mirrored())) {
      const record = records.get(id);
      const successor = record?.retiring?.successor;
      if (record !== undefined && record.label === label && successor === undefined) continue;
      const taken = await take(id);
      if (!taken.ok) return log.warn('keychain copy not updated', { key: id, why: taken.error });
      if (successor !== undefined && records.has(successor)) await put(successor);
      else if (record !== undefined) await put(id);
    }
  }

  return {
    put,
    take,
    /** One after another: changes come in bursts, and each must see what the one before it left. */
    follow(): Promise<void> {
      if (Object.keys(memory.mirrored()).length > 0) following = following.then(catchUp);
      return following;
    },
  };
}
