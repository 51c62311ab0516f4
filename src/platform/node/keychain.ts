import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';

/** The operating system's keychain: what the command line uses, and what the vault mirrors a key to when asked. */
export interface Keychain {
  labels(): Promise<KeychainAnswer<readonly string[]>>;
  get(label: string): Promise<KeychainAnswer<Secret | undefined>>;
  set(label: string, key: Secret): Promise<KeychainAnswer<void>>;
  /** Tells whether there was one. */
  remove(label: string): Promise<KeychainAnswer<boolean>>;
}

export type KeychainAnswer<Value> = Result<Value, KeychainTrouble>;

/** `absent`: this system has no keychain running. `locked`: it has one, and nobody unlocked it. */
export type KeychainTrouble = 'absent' | 'locked';

/** Of another service, what another tool keeps there. */
export function openKeychain(service = 'mistral-guard'): Keychain {
  return {
    labels: () => ask(async (keytar) => (await keytar.findCredentials(service)).map(({ account }) => account).sort()),
    get: (label) =>
      ask(async (keytar) => {
        const raw = await keytar.getPassword(service, label);
        return raw === null ? undefined : new Secret(raw);
      }),
    set: (label, key) => ask((keytar) => keytar.setPassword(service, label, key.revealFor('os keychain'))),
    remove: (label) => ask((keytar) => keytar.deletePassword(service, label)),
  };
}

type Keytar = typeof import('keytar');

/** The native part is loaded at the first question, and a system without it is told apart from one that is locked. */
async function ask<Value>(question: (keytar: Keytar) => Promise<Value>): Promise<KeychainAnswer<Value>> {
  try {
    const { default: keytar } = await import('keytar');
    if (process.platform === 'linux') await proveUnlocked(keytar);
    return ok(await question(keytar));
  } catch (error) {
    return fail(isLocked(error) ? 'locked' : 'absent');
  }
}

const probe = ['mistral-guard: is it unlocked?', 'probe'] as const;

/**
 * Of a keyring that stays locked, libsecret says that a value is not there, and a search ends the whole process. Only writing
 * is answered with what is the matter, after the system has asked the person to unlock it.
 */
async function proveUnlocked(keytar: Keytar): Promise<void> {
  await keytar.setPassword(...probe, 'yes');
  await keytar.deletePassword(...probe);
}

/** libsecret has no error codes here: a keyring that refuses says so, one that is missing talks about D-Bus. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && /locked|dismissed|denied|canceled|cancelled|interaction/i.test(error.message);
}
