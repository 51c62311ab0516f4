import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const randomText = (length: number, characters = alphabet): string =>
  Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('');

/** As Mistral makes them: 32 letters and digits. Nobody holds this one. */
export const randomKey = (): string => randomText(32);
