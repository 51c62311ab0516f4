import { hmacSha256, sha256 } from '#platform/node/hash.ts';
import type { Keychain } from '#platform/node/keychain.ts';
import type { KnownKeySet } from '#platform/node/scan/knownKeys.ts';
import { UsageError } from './command.ts';

/** The keys of the keychain, as a scan may know them. Only fingerprints leave this function. */
export async function knownInKeychain(keychain: Keychain): Promise<KnownKeySet | undefined> {
  const labels = await keychain.labels();
  if (!labels.ok) throw new UsageError(`--own-keys needs your system’s keychain, which is ${labels.error}.`);
  const held: { label: string; raw: string }[] = [];
  for (const label of labels.value) {
    const key = await keychain.get(label);
    if (key.ok && key.value !== undefined) held.push({ label, raw: key.value.revealFor('fingerprint') });
  }
  if (held.length === 0) return undefined;
  const salt = saltOf(held.map(({ raw }) => raw));
  const bytes = Buffer.from(salt, 'hex');
  const keys = held.map(
    ({ label, raw }) => ({ label, state: 'current', fingerprint: hmacSha256(raw, bytes) }) as const,
  );
  return { salt, keys };
}

/** The same keys give the same salt, so that what was scanned before need not be scanned again. It is kept nowhere. */
const saltOf = (raws: readonly string[]): string => sha256(`mistral-guard scan\n${raws.toSorted().join('\n')}`);
