import { contextWords, hasContext } from './context.ts';
import type { Recogniser } from './entity.ts';

/** Country codes as they are dialled: enough to tell `+49 …` from a sum or a diff line. */
const countryCode =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[1-368]|22\d|23\d|24\d|25[0-8]|26\d|29[0179]|35\d|37\d|38[0-35-79]|42[013]|50\d|59\d|67\d|68\d|69[0-2]|85[02356]|880|886|96\d|97\d|99\d)/;

const shape =
  /(?<![\w.,:;=/+@#$%*-])(?:\+|\(|0)?\(?\d(?:[ .\-/()]{0,2}\d){5,16}(?: ?(?:x|ext\.?) ?\d{1,5})?(?![\w%]|[.,:]\d|[-+*/=]\d)/gi;

export const recognisePhone: Recogniser = (text) =>
  Array.from(text.matchAll(shape))
    .filter(({ 0: written, index }) => isPhone(text, written, index))
    .map(({ 0: written, index: start }) => {
      const inner = opensUnclosed(written) ? start + 1 : start;
      return { type: 'phone' as const, start: inner, end: start + written.length };
    });

function isPhone(text: string, written: string, start: number): boolean {
  const number = written.replace(/ ?(?:x|ext).*$/i, '');
  const digits = number.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 15 || isDateOrTime(number)) return false;
  if (number.startsWith('+')) return digits.length >= 8 && countryCode.test(digits) && !nobodysNumber.test(digits);
  if (unmistakable.some((form) => form.test(number))) return true;
  if (contextAfter.test(text.slice(start + written.length, start + written.length + 12))) return true;
  return hasContext(text, start, number !== digits && isWellGrouped(number) ? contextWords.phone : closeContext);
}

/** Area code 555, or one digit over and over: of films and of forms. */
const nobodysNumber = /^1555|^\d{0,4}(\d)\1{5,}$/;

/** A run of digits alone is a phone number only when the sentence says so right before. */
const closeContext =
  /(?:phone|telefon|tel\.?|mobile|cell|call|téléphone|teléfono|telefone|(?:my|our|his|her) number is|answering at|reached at|whatsapp|fax|电话|電話|手机|전화)[^\n\d]{0,24}$/i;

/** Forms nothing else is written in. */
const unmistakable: readonly RegExp[] = [
  /^\(\d{2,5}\) ?\d{2,5}[- .]\d{3,5}([- .]\d{2,4})?$/,
  /^[2-9]\d{2}-[2-9]\d{2}-\d{4}$/,
  /^1[- .][2-9]\d{2}[- .][2-9]\d{2}[- .]\d{4}$/,
  /^00[1-9]\d{0,2}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}$/,
  /^0\d(?: \d{2}){4}$/,
  /^0[1-9]\d{1,3}[ -]\d{3,4}[ -]\d{3,4}$/,
];

/** On a letterhead the word follows the number. */
const contextAfter = /^[ ,:-]{0,2}\(?(?:office|fax|mobile|cell|home|work|büro|privat|bureau|casa|trabajo)\b/i;

/** `12 1 3 4`, `1.5 2.5`: columns of numbers, not groups of one. */
const isWellGrouped = (number: string): boolean =>
  number
    .split(/\D+/)
    .filter((group) => group !== '')
    .every((group, i) => group.length >= 2 || i === 0);

const isDateOrTime = (number: string): boolean =>
  /^(?:19|20)\d\d[-/. ]\d\d?[-/. ]\d\d?/.test(number) ||
  /^\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d/.test(number) ||
  /^(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}$/.test(number) ||
  (/^\d+\.\d+(?:\.\d+)?$/.test(number) && !/^\d{3}\.\d{3}\.\d{4}$/.test(number) && !/^\d{3}\.\d{4}$/.test(number));

const opensUnclosed = (written: string): boolean => written.startsWith('(') && !written.includes(')');
