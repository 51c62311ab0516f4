import { shippedModel } from '#core/guard/injection/shipped.ts';
import type { LocalContext } from '#core/guard/local.ts';
import { checkLocally } from '#core/guard/local.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { Knowledge } from '#core/guard/redact/recognise.ts';
import { recognisersFor } from '#core/guard/redact/recognise.ts';
import { createVocabulary } from '#core/guard/redact/vocabulary.ts';

/** Not a digest: in a test it may be read. */
export const plainFingerprint = (value: string): string => `fingerprint of ${value}`;

export const localContext = (known: Knowledge = {}): LocalContext => ({
  model: shippedModel(),
  recognisers: recognisersFor(known),
  vocabulary: createVocabulary(plainFingerprint),
});

export const check = (text: string, policy: Policy = presets.standard, context = localContext()) =>
  checkLocally(text, 'typed', context, policy);

export const verdictOn = (text: string, policy: Policy = presets.standard): string => check(text, policy).verdict.kind;

export const redacted = (text: string, context = localContext()): string =>
  check(text, presets.standard, context).value.redacted.text;
