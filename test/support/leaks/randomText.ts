import { randomInt } from 'node:crypto';

export const randomText = (length: number, characters: string): string =>
  Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('');
