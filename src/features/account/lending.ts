import type { KeyRecord } from '#core/vault/record.ts';
import { isUsable } from '#core/vault/state.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Which keys other extensions may ask for: those the person chose for one of them, and no other. */
export function lending({ vault, memory }: Services) {
  const recordOf = (id: string): KeyRecord | undefined => vault.list().find(({ record }) => record.id === id)?.record;

  /** A key that was rotated is lent on as its successor; one that was deleted is lent no more. */
  function heir(id: string): string | undefined {
    const record = recordOf(id);
    return record?.retiring ? record.retiring.successor : record?.id;
  }

  return {
    records: (): readonly KeyRecord[] =>
      vault
        .list()
        .filter(({ record, state }) => memory.lent().includes(record.id) && isUsable(state))
        .map(({ record }) => record),
    lend: (id: string): Promise<void> => memory.setLent([...new Set([...memory.lent(), id])]),
    takeBack: (id: string): Promise<void> => memory.setLent(memory.lent().filter((lent) => lent !== id)),
    /** Keeps up with the vault, and tells what has changed by that. */
    async follow(): Promise<{ added: readonly string[]; removed: readonly string[] }> {
      const before = memory.lent();
      const now = [...new Set(before.flatMap((id) => heir(id) ?? []))];
      const added = now.filter((id) => !before.includes(id));
      const removed = before.filter((id) => !now.includes(id));
      if (added.length + removed.length > 0) await memory.setLent(now);
      return { added, removed };
    },
  };
}
