import type { KeyDetector, Recogniser } from './entity.ts';

/** Prefixes no other word begins with: the last line when the full detector is not at hand. */
const distinctive =
  /(?<![A-Za-z0-9])(?:sk-(?:proj-|ant-|or-v1-)?[A-Za-z0-9_-]{20,200}|gh[pousr]_[A-Za-z0-9]{30,80}|github_pat_\w{40,120}|glpat-[\w-]{20,60}|xox[abprs]-[A-Za-z0-9-]{20,120}|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[\w-]{35}|hf_[A-Za-z0-9]{30,50}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,200}|[rs]k_live_[A-Za-z0-9]{20,120}|SG\.[\w-]{20,30}\.[\w-]{40,50}|eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000})(?![A-Za-z0-9])|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=\s:,\\-]{64,8000}?-----END (?:[A-Z]+ )?PRIVATE KEY-----/g;

/** A Mistral key has no prefix; next to these words, 32 mixed letters and digits are one. */
const mistralKey = /(?<![A-Za-z0-9_-])[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/g;
const mistralWords = /mistral|codestral|api[_-]?key|apikey|\bkey\b|bearer|authorization|token|secret/i;

export const distinctiveKeys: KeyDetector = (text) => [
  ...Array.from(text.matchAll(distinctive), ({ 0: key, index: start }) => ({ start, end: start + key.length })),
  ...Array.from(text.matchAll(mistralKey))
    .filter(({ 0: key, index }) => isMixed(key) && mistralWords.test(text.slice(Math.max(0, index - 60), index)))
    .map(({ 0: key, index: start }) => ({ start, end: start + key.length })),
];

const isMixed = (key: string): boolean => (key.match(/\d/g)?.length ?? 0) > 1 && /[a-z]/.test(key) && /[A-Z]/.test(key);

export const recogniseKeys =
  (detect: KeyDetector): Recogniser =>
  (text) =>
    detect(text).map(({ start, end }) => ({ type: 'key', start, end }));

/** The person's own keys, told by fingerprint: the one certain way to know a key that has no prefix. */
export const recogniseOwnKeys =
  (isOwnKey: (candidate: string) => boolean): Recogniser =>
  (text) =>
    Array.from(text.matchAll(mistralKey))
      .filter(({ 0: candidate }) => isOwnKey(candidate))
      .map(({ 0: key, index: start }) => ({ type: 'key', start, end: start + key.length }));
