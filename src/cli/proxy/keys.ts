import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import type { KeySource } from '#platform/node/proxy/keySource.ts';

/** Asked again for each request: a key replaced in the keychain is the one that goes out next. */
export const keychainKey = (keychain: Keychain, label: string, profile: string): KeySource => ({
  payer: () => ({ keyId: plainId(label), profile }),
  async use(work) {
    const found = await keychain.get(label);
    return found.ok && found.value !== undefined ? ok(await work(found.value)) : fail('no key');
  },
  refused: async () => {},
});

export const environmentKey = (environment: NodeJS.ProcessEnv, variable: string, profile: string): KeySource => ({
  payer: () => (environment[variable] ? { keyId: plainId(variable), profile } : undefined),
  async use(work) {
    const raw = environment[variable];
    return raw ? ok(await work(new Secret(raw))) : fail('no key');
  },
  refused: async () => {},
});

/** A label is a person's word; the log keeps words of its own. */
const plainId = (label: string): string => label.replace(/[^\w.:-]/g, '_').slice(0, 60);
