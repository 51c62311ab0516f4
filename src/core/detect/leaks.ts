import type { Detector } from '#core/scan/detector.ts';
import { mayHoldSecret, speaksOfMistral } from './gate.ts';
import type { Recognise } from './known.ts';
import { holdsOwnKey, ownKeyMatches } from './known.ts';
import { mistralMatches } from './mistral.ts';
import { mistralRule } from './mistralRule.ts';
import { providerMatches, providerRules } from './provider.ts';

/** Leaked keys: Mistral's by shape and owner, others' by their look, the person's own by fingerprint. */
export function leakDetector(recognise?: Recognise): Detector {
  return {
    rules: [mistralRule, ...providerRules],
    mayMatch: (text) => mayHoldSecret(text) || (recognise !== undefined && holdsOwnKey(text, recognise)),
    *matches({ text, whole }) {
      if (recognise !== undefined) yield* ownKeyMatches(text, recognise);
      yield* providerMatches(text);
      if (speaksOfMistral(whole)) yield* mistralMatches(text, whole);
    },
  };
}
