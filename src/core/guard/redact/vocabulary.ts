import type { EntityType } from './entity.ts';
import { entities } from './entity.ts';
import { placeholder } from './placeholder.ts';

/**
 * One conversation's placeholders and what they stand for. It lives as long as the conversation, in memory, and is never
 * serialised. Of a key it remembers a fingerprint only: enough to name it twice the same way, nothing to give back.
 */
export interface Vocabulary {
  nameFor(type: EntityType, value: string): string;
  lookUp(name: string): Meaning;
}

type Meaning = { kind: 'value'; value: string } | { kind: 'withheld' } | { kind: 'unknown' };

export function createVocabulary(fingerprint: (value: string) => string): Vocabulary {
  const names = new Map<string, string>();
  const meanings = new Map<string, Meaning>();
  const counts = new Map<string, number>();

  const coin = (type: EntityType, value: string): string => {
    const { label, restore } = entities[type];
    const number = (counts.get(label) ?? 0) + 1;
    counts.set(label, number);
    const name = placeholder(label, number);
    meanings.set(name, restore ? { kind: 'value', value } : { kind: 'withheld' });
    return name;
  };

  return {
    nameFor: (type, value) => {
      const identity = `${type}:${entities[type].restore ? value : fingerprint(value)}`;
      const name = names.get(identity) ?? coin(type, value);
      names.set(identity, name);
      return name;
    },
    lookUp: (name) => meanings.get(name) ?? { kind: 'unknown' },
  };
}
