import assert from 'node:assert/strict';
import { Secret } from '#core/vault/secret.ts';
import type { KeyView } from '#core/vault/state.ts';
import type { TestHandle } from '#platform/vscode/testHandle.ts';
import type { PlayedKey } from '#test/support/mistral/keyring.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { ourExtension } from './ourExtension.ts';

/** The extension under test, with its keys answered for by a local Mistral. */
export interface KeysInHost extends AsyncDisposable {
  readonly handle: TestHandle;
  readonly mistral: Player;
  add(label: string, profile?: string): Promise<{ readonly id: string; readonly key: PlayedKey }>;
  view(id: string): KeyView | undefined;
}

export async function keysInHost(): Promise<KeysInHost> {
  const handle = await ourExtension().activate();
  assert.ok(handle);
  const { vault } = handle.services;
  const mistral = await startMistral();
  return {
    handle,
    mistral,
    async add(label, profile) {
      const key = mistral.keys.add({ kind: 'studio', name: label });
      const wanted = { label, key: new Secret(key.raw), addedFrom: 'test', host: mistral.url };
      const added = await vault.add({ ...wanted, ...(profile !== undefined && { profile }) });
      assert.ok(added.ok, JSON.stringify(added));
      return { id: added.value.id, key };
    },
    view: (id) => vault.list().find(({ record }) => record.id === id),
    async [Symbol.asyncDispose]() {
      for (const { record } of vault.list()) await vault.remove(record.id);
      await mistral.stop();
      mistral.expectNoViolations();
    },
  };
}
