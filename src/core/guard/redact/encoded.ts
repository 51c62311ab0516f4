import { findBlobs } from '../canonical/blobs.ts';
import { findEscapes } from '../canonical/escapes.ts';
import { rewrite, unmapped } from '../canonical/mapped.ts';
import { overlaps } from '../span.ts';
import type { Recogniser } from './entity.ts';

/** A key in base64 or hexadecimal is a key: all of the blob goes. */
export const recogniseInBlobs =
  (keys: readonly Recogniser[]): Recogniser =>
  (text, isEncoded = true) =>
    (isEncoded ? findBlobs(text) : [])
      .filter(({ text: said }) => keys.some((recogniser) => recogniser(said).length > 0))
      .map(({ start, end }) => ({ type: 'key', start, end }));

/** `alice%40acme.io`, `alice&#64;acme.io`: found as what it stands for, and taken out as it was written. */
export const recogniseEscaped =
  (recognisers: readonly Recogniser[]): Recogniser =>
  (text, isEncoded = true) => {
    const escapes = isEncoded ? findEscapes(text) : [];
    if (escapes.length === 0) return [];
    const said = rewrite(unmapped(text), escapes);
    return recognisers
      .flatMap((recogniser) => recogniser(said.text))
      .map((entity) => ({ ...entity, ...said.origin(entity) }))
      .filter((entity) => escapes.some((span) => overlaps(span, entity)));
  };
