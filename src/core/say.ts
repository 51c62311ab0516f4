/** A language of a person, and what we say in it, by the English. As data it travels to pages and threads. */
export interface Language {
  /** As HTML and dates know it: `fr`. */
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
}

export const english: Language = { name: 'en', texts: {} };

let language = english;

/** Once, where a program, a page or a thread begins: from then on all that it says is in this language. It is English until then. */
export const speak = (chosen: Language): void => {
  language = chosen;
};

/** For dates and numbers: they are written as the words around them are. */
export const spokenLanguage = (): string => language.name;

/**
 * Puts a text into the language of the person; the values go where {0}, {1} … stand. The text is one plain literal, so that
 * the list of translations can be held against the source.
 */
export const say = (text: string, ...values: readonly (string | number)[]): string =>
  put(language.texts[text] ?? text, values);

/** A text of a table, such as the title of a rule: it is a plain literal there, and said where it is shown. */
export const sayRow = (text: string): string => say(text);

const put = (text: string, values: readonly (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
