import type { EntityLabel } from './entity.ts';
import { entities } from './entity.ts';

/** ⟨EMAIL_1⟩: short, the same in every language, and rarely typed by a person. */
export const placeholder = (label: EntityLabel, number: number): string => `⟨${label}_${number}⟩`;

const labels = Object.values(entities).map((entity) => entity.label);

/**
 * What a model may make of a placeholder: another kind of angle, another case, spaces, an escaped underscore. Brackets
 * and parentheses are left out: `config[EMAIL_1]` is code. Whoever types one of these forms gets it escaped, so that the
 * two never meet.
 */
const placeholderShape = new RegExp(
  `[⟨〈〈‹«<＜]\\s{0,2}(${labels.join('|')})(?:\\s|\\\\?[_-]){1,2}(\\d{1,6})\\s{0,2}[⟩〉〉›»>＞]`,
  'giu',
);

/** The end of a text that could still grow into one: as long as it could, it is not shown. */
export const unfinishedPlaceholder = new RegExp(
  `[⟨〈〈‹«<＜](?:\\s{0,2}|\\s{0,2}[A-Za-z]{1,${Math.max(...labels.map((label) => label.length))}}(?:[\\s\\\\_-]{1,4}(?:\\d{1,6}\\s{0,2})?)?)$`,
  'u',
);

export interface Mention {
  readonly start: number;
  readonly end: number;
  /** In the one spelling we use: `⟨EMAIL_1⟩`. */
  readonly name: string;
}

export const mentionsIn = (text: string): readonly Mention[] =>
  Array.from(text.matchAll(placeholderShape), ({ 0: written, 1: label = '', 2: number = '', index: start }) => ({
    start,
    end: start + written.length,
    name: `⟨${label.toUpperCase()}_${Number(number)}⟩`,
  }));
