import { randomText } from './randomText.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';

const alphabets: Readonly<Record<string, string>> = {
  alnum: upper + lower + digits,
  word: `${upper}${lower}${digits}_-`,
  lower: lower + digits,
  hex: `${digits}abcdef`,
  digit: digits,
  base32: `${upper}234567`,
  bech32: '023456789ACDEFGHJKLMNPQRSTUVWXYZ',
  base64: `${upper}${lower}${digits}+/`,
};

/** `{{alnum:36}}` becomes 36 random letters and digits: a fixture holds no key, and no two runs see the same. */
export const fillRandomly = (template: string): string =>
  template.replace(/\{\{(\w+):(\d+)\}\}/g, (_, alphabet: string, length: string) =>
    randomText(Number(length), alphabets[alphabet] ?? '').replace(/-$/, 'x'),
  );
