import type { KeyKind } from '#core/vault/record.ts';
import type { Secret } from '#core/vault/secret.ts';

/** The variables that Mistral's SDKs and tools look for. */
export function environmentWith(key: Secret, kind: KeyKind): Record<string, string> {
  const variable = kind === 'codestral' ? 'CODESTRAL_API_KEY' : 'MISTRAL_API_KEY';
  return { [variable]: key.revealFor('child environment') };
}
