import { hasTrigger } from './triggers.ts';

/** Few: each further word would slow every file down. All the models but one end in these five letters. */
const mistral = /[sx]tral|vibe_code|plateforme/i;

export const speaksOfMistral = (text: string): boolean => mistral.test(text);

/** Could this text hold a finding? ASCII only, so bytes read as latin1 answer the same as the text they decode to. */
export const mayHoldSecret = (text: string): boolean => speaksOfMistral(text) || hasTrigger(text);
