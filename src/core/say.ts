/** Puts a text into the language of the person; the values go where {0}, {1} … stand. */
export type Translate = (text: string, ...values: (string | number)[]) => string;

const english: Translate = (text, ...values) =>
  text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));

let translate = english;

/** Once, where a program begins: from then on all that core says is in this language. It is English until then. */
export const speak = (language: Translate): void => {
  translate = language;
};

/** The text is one plain literal, so that the list of translations can be held against the source. */
export const say: Translate = (text, ...values) => translate(text, ...values);
