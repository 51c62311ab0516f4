import type { EntityType } from '#core/guard/redact/entity.ts';
import { entities } from '#core/guard/redact/entity.ts';
import { mentionsIn } from '#core/guard/redact/placeholder.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import { createVocabulary } from '#core/guard/redact/vocabulary.ts';

export interface ChatVocabulary extends Vocabulary {
  /** Names what is known the same way, and forgets what it is shown: for a look at a draft that changes with every key. */
  draft(): Vocabulary;
}

/**
 * One chat's placeholders. `past` holds the names that were given before VS Code was last closed: their values are gone,
 * so they stand for nothing, and are never given to another value.
 */
export function chatVocabulary(fingerprint: (value: string) => string, past: ReadonlySet<string>): ChatVocabulary {
  /** By placeholder, in the order they were given; a key by its fingerprint only. */
  const named = new Map<string, readonly [EntityType, string]>();
  const replay = (): Vocabulary => {
    const fresh = vocabularyAfter(past);
    for (const [type, identity] of named.values()) fresh.nameFor(type, identity);
    return fresh;
  };
  const over = (inner: Vocabulary, note: (name: string, type: EntityType, identity: string) => void): Vocabulary => ({
    nameFor(type, value) {
      const identity = entities[type].restore ? value : fingerprint(value);
      const name = inner.nameFor(type, identity);
      note(name, type, identity);
      return name;
    },
    lookUp: (name) => (past.has(name) ? { kind: 'unknown' } : inner.lookUp(name)),
  });
  const remember = (name: string, type: EntityType, identity: string) => void named.set(name, [type, identity]);
  return { ...over(vocabularyAfter(past), remember), draft: () => over(replay(), () => {}) };
}

/** Counts on from the highest number of every label. */
function vocabularyAfter(past: ReadonlySet<string>): Vocabulary {
  const vocabulary = createVocabulary((identity) => identity);
  for (const name of past) {
    const [, label, number] = /^⟨([A-Z]+)_(\d+)⟩$/.exec(name) ?? [];
    const type = types.find((each) => entities[each].label === label);
    if (type !== undefined) use(vocabulary, type, Number(number));
  }
  return vocabulary;
}

/** A name whose number is beyond what any chat gives was written by somebody else. */
const mostNames = 10_000;

function use(vocabulary: Vocabulary, type: EntityType, upTo: number): void {
  if (upTo > mostNames) return;
  for (let number = 1; number <= upTo; number++) vocabulary.nameFor(type, `⟨past ${number}⟩`);
}

const types = Object.keys(entities) as readonly EntityType[];

export const namesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => mentionsIn(text).map(({ name }) => name)));
