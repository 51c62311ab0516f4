import { speaksOfMistral } from '#core/detect/gate.ts';
import { mistralMatches } from '#core/detect/mistral.ts';
import { providerMatches } from '#core/detect/provider.ts';
import type { KeyDetector, Recogniser } from './entity.ts';

/** The scanner's own eyes, with two more: in a chat there is no file around a key that would say what it is. */
export const findKeys: KeyDetector = (text) => [
  ...providerMatches(text),
  ...(speaksOfMistral(text) ? mistralMatches(text) : []),
  ...loneKeys(text),
  ...prefixedKeys(text),
  ...basicCredentials(text),
  ...privateKeyBlocks(text),
];

/** A Mistral key has no prefix; next to these words, 32 mixed letters and digits are one. */
const keyShape = /(?<![A-Za-z0-9_-])[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/g;
const keyWords = /mistral|codestral|api[_-]?key|apikey|\bkey\b|bearer|authorization|token|secret/i;

const loneKeys: KeyDetector = (text) =>
  Array.from(text.matchAll(keyShape))
    .filter(({ 0: key, index }) => looksDrawn(key) && keyWords.test(text.slice(Math.max(0, index - 60), index)))
    .map(({ 0: key, index: start }) => ({ start, end: start + key.length }));

/** Many services hand out `sk-…` in forms of their own; a name with hyphens has no such mixture. */
const prefixedKeys: KeyDetector = (text) =>
  Array.from(text.matchAll(/(?<![\w-])sk-[\w-]{20,200}(?![\w-])/g))
    .filter(({ 0: key }) => isMixed(key))
    .map(({ 0: key, index: start }) => ({ start, end: start + key.length }));

const isMixed = (key: string): boolean => (key.match(/\d/g)?.length ?? 0) > 1 && /[a-z]/.test(key) && /[A-Z]/.test(key);

/** One key in forty has a single digit or none; drawn letters change their case far more often than a name does. */
export const looksDrawn = (key: string): boolean =>
  /[a-z]/.test(key) && /[A-Z]/.test(key) && (/\d/.test(key) || (key.match(/[a-z][A-Z]|[A-Z][a-z]/g)?.length ?? 0) > 8);

/** `Authorization: Basic …`: a name and a password, for whoever undoes the base64. */
const basicCredentials: KeyDetector = (text) =>
  Array.from(text.matchAll(/\bBasic\s{1,3}([A-Za-z0-9+/]{8,400}={0,2})(?![\w+/=])/gi))
    .filter(([, encoded = '']) => /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(decoded(encoded)))
    .map(({ 0: whole, 1: encoded = '', index }) => ({
      start: index + whole.length - encoded.length,
      end: index + whole.length,
    }));

const decoded = (encoded: string): string => {
  const digits = encoded.replace(/=+$/, '');
  return digits.length % 4 === 1 ? '' : atob(digits);
};

/** Also one whose end has not come yet: in a stream its lines must not be shown while waiting for it. */
const privateKey =
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s{0,8}[A-Za-z0-9+/=]{16}[A-Za-z0-9+/=\s]{0,8000}(?:-----END (?:[A-Z]+ )?PRIVATE KEY-----)?/g;

const privateKeyBlocks: KeyDetector = (text) =>
  Array.from(text.matchAll(privateKey), ({ 0: block, index: start }) => ({ start, end: start + block.length }));

export const recogniseKeys =
  (detect: KeyDetector): Recogniser =>
  (text) =>
    detect(text).map(({ start, end }) => ({ type: 'key', start, end }));
