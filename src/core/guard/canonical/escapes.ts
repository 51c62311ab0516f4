import type { Edit } from './mapped.ts';

const escaped =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|lt|gt|amp|quot|apos|nbsp|colon|lpar|rpar|newline|tab|excl|quest|period|comma);|(?:%[\da-f]{2})+|\\u\{[\da-f]{1,6}\}|(?:\\u[\da-f]{4})+|(?:\\x[\da-f]{2})+/gi;

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  colon: ':',
  lpar: '(',
  rpar: ')',
  newline: '\n',
  tab: '\t',
  excl: '!',
  quest: '?',
  period: '.',
  comma: ',',
};

/** HTML entities, percent encoding, and the escapes of string literals. */
export function findEscapes(text: string): readonly Edit[] {
  if (!/[&%\\]/.test(text)) return [];
  return Array.from(text.matchAll(escaped)).flatMap(({ 0: from, index: start }) => {
    const to = decode(from);
    return to === undefined ? [] : [{ start, end: start + from.length, text: to }];
  });
}

function decode(sequence: string): string | undefined {
  if (sequence.startsWith('&#')) return character(numberIn(sequence.slice(2, -1)));
  if (sequence.startsWith('&')) return named[sequence.slice(1, -1).toLowerCase()];
  if (sequence.startsWith('%')) return readable(sequence.slice(1).split('%'));
  if (/^\\u\{/.test(sequence)) return character(Number.parseInt(sequence.slice(3, -1), 16));
  if (/^\\x/i.test(sequence)) return readable(sequence.slice(2).split(/\\x/i));
  return sequence
    .slice(2)
    .split(/\\u/i)
    .map((hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .join('');
}

const numberIn = (digits: string): number =>
  /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);

const character = (point: number): string | undefined =>
  point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;

function readable(hexBytes: readonly string[]): string | undefined {
  try {
    const bytes = Uint8Array.from(hexBytes, (hex) => Number.parseInt(hex, 16));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
