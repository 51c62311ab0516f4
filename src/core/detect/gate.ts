import { hasTrigger } from './triggers.ts';

/** Few and long: each further word would slow every file down, and a file about Pixtral alone speaks of Mistral somewhere. */
const mistral = /mistral|codestral|vibe_code/i;

export const speaksOfMistral = (text: string): boolean => mistral.test(text);

/** Could this text hold a finding? ASCII only, so bytes read as latin1 answer the same as the text they decode to. */
export const mayHoldSecret = (text: string): boolean => speaksOfMistral(text) || hasTrigger(text);
