/** The arithmetic with which numbers vouch for themselves. All take digits (and letters) only. */

const digitsOf = (text: string): readonly number[] => Array.from(text, Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0);

export function luhn(number: string): boolean {
  const sum = digitsOf(number)
    .toReversed()
    .reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** Remainder of a number too long for a double. */
function remainder(number: string, divisor: number): number {
  return digitsOf(number).reduce((rest, digit) => (rest * 10 + digit) % divisor, 0);
}

export function ibanMod97(iban: string): boolean {
  const rotated = iban.slice(4) + iban.slice(0, 4);
  const expanded = rotated.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return remainder(expanded, 97) === 1;
}

export const pesel = (id: string): boolean => weighted(digitsOf(id), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;

export const bsn = (id: string): boolean => weighted(digitsOf(id), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;

export const dniLetter = (id: string): boolean => {
  const number = id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23) === id.slice(-1);
};

export function cpf(id: string): boolean {
  const digits = digitsOf(id);
  const check = (length: number): number => {
    const rest = digits.slice(0, length).reduce((sum, digit, i) => sum + digit * (length + 1 - i), 0) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return new Set(digits).size > 1 && check(9) === digits[9] && check(10) === digits[10];
}

/** France: 97 minus the remainder; Corsica writes its department with a letter. */
export const nir = (id: string): boolean =>
  97 - remainder(id.slice(0, 13).replace(/A/, '0').replace(/B/, '0'), 97) === Number(id.slice(13)) ||
  97 - remainder(id.slice(0, 13).replace('2A', '19').replace('2B', '18'), 97) === Number(id.slice(13));

/** Germany's tax number: ISO 7064, mod 11,10. */
export function steuerId(id: string): boolean {
  const product = digitsOf(id.slice(0, 10)).reduce((carry, digit) => {
    const sum = (digit + carry) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === Number(id.slice(10)) && /(\d).*\1/.test(id.slice(0, 10));
}

const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy's codice fiscale: a letter from the sum of its characters, valued by position. */
export function codiceFiscale(id: string): boolean {
  const sum = Array.from(id.slice(0, 15)).reduce((total, character, i) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (i % 2 === 0 ? (oddValues[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === id.charAt(15);
}

/** China's resident number: ISO 7064, mod 11,2. */
export const chineseId = (id: string): boolean =>
  '10X98765432'.charAt(
    weighted(digitsOf(id.slice(0, 17)), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11,
  ) === id.charAt(17);

const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const permuted = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** India's Aadhaar: Verhoeff. */
export const verhoeff = (id: string): boolean =>
  digitsOf(id)
    .toReversed()
    .reduce((check, digit, i) => Number(dihedral[check]?.charAt(Number(permuted[i % 8]?.charAt(digit)))), 0) === 0;

export const belgian = (id: string): boolean =>
  [id.slice(0, 9), `2${id.slice(0, 9)}`].some((base) => 97 - remainder(base, 97) === Number(id.slice(9)));

export const koreanId = (id: string): boolean =>
  (11 - (weighted(digitsOf(id), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(id.slice(12));
