import { providerTriggers } from './provider.ts';

const escaped = (text: string): string => text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&');

/** Every name of Mistral, its models and its variables contains one of these. */
const mistralTriggers = [
  'istral',
  'ISTRAL',
  'estral',
  'ESTRAL',
  'evstral',
  'ixtral',
  'oxtral',
  'vibe_code',
  'VIBE_CODE',
];
const mistralTrigger = new RegExp(mistralTriggers.join('|'));

const anyTrigger = new RegExp([...mistralTriggers, ...providerTriggers].map(escaped).join('|'));

/** Could this text hold a finding? ASCII only, so bytes read as latin1 answer the same as the text they decode to. */
export const mayHoldSecret = (text: string): boolean => anyTrigger.test(text);

export const speaksOfMistral = (text: string): boolean => mistralTrigger.test(text);
