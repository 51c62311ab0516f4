import { mistralRule } from '#core/detect/mistralRule.ts';
import type { KnownKey } from '#core/vault/fingerprint.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Lying, Spot } from './places.ts';
import { lyingAround } from './places.ts';

/** One key, wherever it lies. */
export interface Stray {
  readonly key: Secret;
  readonly suggestion: string;
  readonly spots: readonly Spot[];
  /** What the vault knows of it already. */
  readonly own: KnownKey | undefined;
}

/** The scanner that finds leaks tells what is a key here too. */
export async function search(services: Services, signal: AbortSignal): Promise<readonly Stray[]> {
  await services.engine.loadOwnKeys();
  const strays = new Map<string, Stray>();
  for (const lying of await lyingAround(signal))
    for (const raw of keysIn(services, lying)) {
      const known = strays.get(raw);
      strays.set(raw, {
        key: new Secret(raw),
        suggestion: known?.suggestion ?? lying.suggestion,
        spots: [...(known?.spots ?? []), lying.spot],
        own: services.engine.ownKey(raw),
      });
    }
  return [...strays.values()];
}

function keysIn({ engine }: Services, lying: Lying): ReadonlySet<string> {
  if ('key' in lying) return new Set([lying.key.revealFor('fingerprint')]);
  const { text, uri } = lying;
  const found = engine.scanText(text, uri).filter(({ rule }) => rule === mistralRule.id);
  const written = found.map(({ span }) => text.slice(span.start, span.end));
  // Written in pieces or in base64, what stands there is not the key itself.
  return new Set(written.filter((raw) => /^\w+$/.test(raw)));
}
