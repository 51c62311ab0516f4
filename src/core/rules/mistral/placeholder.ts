import { isPlaceholder as isWrittenPlaceholder } from '#core/detect/placeholder.ts';
import { keyShape } from '#core/detect/shape.ts';

const written =
  /your|my[-_ ]|api[-_ ]?key|example|placeholder|change|replace|insert|enter|dummy|fake|mock|test|sample|secret|token|redacted|xxx|\.\.\.|…|\*\*\*|<|>|\[|\{|\s|000000|123456|abcdef|not[-_ ]?(?:needed|used|set)|here|todo/i;

/** Long enough to be a key, and nothing a person wrote to be replaced. */
export function looksLikeKey(value: string): boolean {
  return value.length >= 20 && !isPlaceholder(value);
}

/** In a random key four letters spell a word now and then: what has the shape of one is held to the detector's stricter list. */
export const isPlaceholder = (value: string): boolean =>
  hasShapeOfKey(value)
    ? isWrittenPlaceholder(value)
    : written.test(value) || isEnvironmentName(value) || new Set(value).size < 8;

const hasShapeOfKey = (value: string): boolean => /^[A-Za-z0-9]{32}$/.test(value) && keyShape(value) !== undefined;

/** `lc_secrets = { apiKey: "MISTRAL_API_KEY" }` names the variable and holds no key. */
export const isEnvironmentName = (value: string): boolean =>
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && !/YOUR|EXAMPLE|REPLACE|INSERT|XXX/.test(value);
