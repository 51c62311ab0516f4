import { say } from '../say.ts';
import { recovered } from './record.ts';

const origins: Readonly<Record<string, () => string>> = {
  typed: () => say('by hand'),
  pasted: () => say('pasted into code'),
  rotation: () => say('by a rotation'),
  'secret manager': () => say('from a secret manager'),
  [recovered]: () => say('recovered from storage'),
};

const places: Readonly<Record<string, (place: string) => string>> = {
  moved: (place) => say('moved from {0}', place),
  imported: (place) => say('imported from {0}', place),
};

/** How a key came here. Records keep it in plain English words, so that they mean the same in every language. */
export function originWords(addedFrom: string): string {
  const [, how = '', place = ''] = /^(\w+) from (.+)$/s.exec(addedFrom) ?? [];
  return origins[addedFrom]?.() ?? places[how]?.(place) ?? addedFrom;
}
