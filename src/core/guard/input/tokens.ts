/** Pieces a tokeniser would not join; scripts without spaces come at about a token a character. */
const piece = /[\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\p{L}+|\p{N}|[^\p{L}\p{N}\s]+|\s+/gu;

/** Measured against Mistral's own tokeniser on chat, code and documentation: within a tenth at the median. */
const tokensPerPiece = 1.15;

/**
 * An estimate before sending; what the API reports as used is what counts afterwards. `correction` is the ratio of the
 * two seen so far.
 */
export function estimateTokens(text: string, correction = 1): number {
  let pieces = 0;
  for (const _ of text.matchAll(piece)) pieces++;
  return Math.ceil(pieces * tokensPerPiece * correction);
}
