const written =
  /your|my[-_ ]|api[-_ ]?key|example|placeholder|change|replace|insert|enter|dummy|fake|mock|test|sample|secret|token|redacted|xxx|\.\.\.|…|\*\*\*|<|>|\[|\{|\s|000000|123456|abcdef|not[-_ ]?(?:needed|used|set)|here|todo/i;

/** Long enough to be a key, and nothing a person wrote to be replaced. */
export function looksLikeKey(value: string): boolean {
  return value.length >= 20 && !isPlaceholder(value);
}

export const isPlaceholder = (value: string): boolean =>
  written.test(value) || isEnvironmentName(value) || new Set(value).size < 8;

/** `lc_secrets = { apiKey: "MISTRAL_API_KEY" }` names the variable and holds no key. */
export const isEnvironmentName = (value: string): boolean =>
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && !/YOUR|EXAMPLE|REPLACE|INSERT|XXX/.test(value);
