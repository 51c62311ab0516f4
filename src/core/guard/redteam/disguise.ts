/** The encodings attacks hide in. Each maps a text to one that says the same to a model. */
const lookalikes: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у' };
const leet: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

const bytesOf = (text: string): readonly number[] => Array.from(new TextEncoder().encode(text));
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const points = (text: string): readonly number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
const isAscii = (point: number): boolean => point > 32 && point < 127;

const rotate = (letter: string): string => {
  const base = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
};

export const disguises = {
  'zero-width': (text) => Array.from(text).join('\u200b'),
  'tag characters': (text) =>
    points(text)
      .map((point) => String.fromCodePoint(point < 127 ? 0xe0000 + point : point))
      .join(''),
  homoglyphs: (text) => text.replace(/[aceiopxy]/g, (letter) => lookalikes[letter] ?? letter),
  fullwidth: (text) =>
    points(text)
      .map((point) => String.fromCodePoint(isAscii(point) ? point + 0xfee0 : point))
      .join(''),
  base64: (text) => btoa(String.fromCharCode(...bytesOf(text))),
  hex: (text) => bytesOf(text).map(hex).join(''),
  leet: (text) => text.replace(/[aeiost]/gi, (letter) => leet[letter.toLowerCase()] ?? letter),
  'spaced letters': (text) => Array.from(text).join(' '),
  'a word a line': (text) => text.replace(/ /g, '\n'),
  'html entities': (text) =>
    points(text)
      .map((point) => `&#${point};`)
      .join(''),
  'soft hyphens': (text) => Array.from(text).join('\u00ad'),
  percent: (text) =>
    bytesOf(text)
      .map((byte) => `%${hex(byte)}`)
      .join(''),
  rot13: (text) => text.replace(/[a-z]/gi, rotate),
} as const satisfies Record<string, (text: string) => string>;
