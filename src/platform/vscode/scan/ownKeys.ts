import * as vscode from 'vscode';
import type { KnownKey } from '#core/vault/fingerprint.ts';
import type { Vault } from '#core/vault/vault.ts';
import { hmacSha256 } from '#platform/node/hash.ts';
import type { KnownKeySet } from '#platform/node/scan/knownKeys.ts';
import type { Disposable } from '../lifetime.ts';

/** The person's own keys, as far as a scan needs to know them. */
export interface OwnKeys extends Disposable {
  readonly known: KnownKeySet | undefined;
  /** Opens the key storage, so it is for moments in which a person acted or a key was found. */
  load(): Promise<void>;
  which(text: string): KnownKey | undefined;
}

export function ownKeys(vault: Vault, changed: () => void): OwnKeys {
  let known: KnownKeySet | undefined;
  let byPrint: ReadonlyMap<string, KnownKey> = new Map();
  let wanted = false;

  async function load(): Promise<void> {
    wanted = true;
    if (!vscode.workspace.isTrusted || vault.isClosed) return;
    const recognition = await vault.recognition();
    if (!recognition.ok) return;
    const next = recognition.value && {
      salt: recognition.value.salt,
      keys: recognition.value.keys.map(({ label, is, fingerprint }) => ({ label, state: is, fingerprint })),
    };
    byPrint = new Map(recognition.value?.keys.map((key) => [key.fingerprint, key]));
    if (JSON.stringify(next) === JSON.stringify(known)) return;
    known = next;
    changed();
  }

  // Once the storage was opened for a scan, a key that is added or renamed is known at once.
  const watching = vault.onDidChange(() => void (wanted && load()));
  return {
    get known() {
      return known;
    },
    load,
    which: (text) => (known === undefined ? undefined : byPrint.get(hmacSha256(text, Buffer.from(known.salt, 'hex')))),
    dispose: () => watching.dispose(),
  };
}
