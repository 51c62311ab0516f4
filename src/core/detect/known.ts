import { say } from '#core/say.ts';
import { keyRuns } from './candidates.ts';
import type { Match } from './match.ts';
import { preview } from './match.ts';
import { mistralRule } from './mistralRule.ts';
import { ownerOf } from './owner.ts';
import { entropyOf } from './shape.ts';

/** A key of this person, as its record tells it; the key itself stays in the vault. */
export interface KnownKey {
  readonly label: string;
  readonly state: 'current' | 'retiring' | 'retired';
}

/** Answers for a run of 32 characters. The vault's salted fingerprints stand behind it. */
export type Recognise = (run: string) => KnownKey | undefined;

/** The person's own keys need no context: whatever stands around it, this is the key. */
export function* ownKeyMatches(text: string, recognise: Recognise): Generator<Match> {
  for (const { start, value } of keyRuns(text)) {
    const known = recognise(value);
    if (known !== undefined)
      yield matchOf(value, start, known, ownerOf(text.slice(Math.max(0, start - 400), start))?.name);
  }
}

export const holdsOwnKey = (text: string, recognise: Recognise): boolean => {
  for (const { value } of keyRuns(text)) if (recognise(value) !== undefined) return true;
  return false;
};

const messages: Readonly<Record<KnownKey['state'], (label: string, seen: string) => string>> = {
  current: (label, seen) => say('Your key “{0}” ({1})', label, seen),
  retiring: (label, seen) => say('Your retiring key “{0}” ({1})', label, seen),
  retired: (label, seen) => say('Your retired key “{0}” ({1})', label, seen),
};

const reasons: Readonly<Record<KnownKey['state'], (label: string) => string>> = {
  current: (label) => say('it is the current key “{0}” of your vault', label),
  retiring: (label) => say('it is the retiring key “{0}” of your vault', label),
  retired: (label) => say('it is the retired key “{0}” of your vault', label),
};

function matchOf(value: string, start: number, { label, state }: KnownKey, owner: string | undefined): Match {
  return {
    rule: mistralRule.id,
    severity: state === 'retired' ? 'warning' : 'error',
    message: messages[state](label, preview(value)),
    start,
    end: start + value.length,
    content: value,
    preview: preview(value),
    explanation: {
      tier: 'own key',
      own: { label, state },
      ...(owner === undefined ? {} : { owner }),
      entropy: entropyOf(value),
      because: [reasons[state](label)],
    },
  };
}
