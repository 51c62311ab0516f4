import { fail, ok } from '#core/result.ts';
import type { KeySource } from '#platform/node/proxy/keySource.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The vault's key of this moment: rotated, moved in its pool or locked between two requests, without a word. */
export function vaultKey({ vault, memory, guard }: Services): KeySource {
  const chosen = () => {
    if (vault.isClosed) return undefined;
    const key = vault.keyFor({ use: 'chat', profile: vault.profile(memory.profile()).id });
    return key.ok ? key.value.key.record : undefined;
  };
  return {
    payer: () => {
      const record = chosen();
      return record && { keyId: record.id, profile: record.profile, workspace: guard.workspace };
    },
    models: () => vault.profile(memory.profile()).allowedModels,
    async use(work) {
      const record = chosen();
      const used = record && (await vault.withKey(record.id, (key) => work(key)));
      return used?.ok ? ok(used.value) : fail('no key');
    },
    async refused() {
      const record = chosen();
      if (record !== undefined) await vault.noteFailure(record.id, { kind: 'unauthorized' });
    },
  };
}
