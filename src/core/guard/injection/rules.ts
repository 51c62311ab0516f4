import type { Concept } from './lexicon.ts';

/** Concepts that mean an attack when they stand together. The first one anchors the search. */
export interface Rule {
  readonly id: string;
  readonly concepts: readonly [Concept, ...Concept[]];
  /** How many words away from the anchor the others may stand. */
  readonly reach: number;
  readonly weight: number;
}

export const rules: readonly Rule[] = [
  { id: 'override-past-instructions', concepts: ['cancel', 'past', 'rules'], reach: 6, weight: 0.9 },
  { id: 'override-all-instructions', concepts: ['cancel', 'all', 'rules'], reach: 3, weight: 0.65 },
  { id: 'override-instructions', concepts: ['cancel', 'rules'], reach: 2, weight: 0.35 },
  { id: 'override-everything-past', concepts: ['cancel', 'all', 'past'], reach: 4, weight: 0.6 },
  { id: 'override-past', concepts: ['cancel', 'past'], reach: 2, weight: 0.4 },
  { id: 'ask-for-hidden-prompt', concepts: ['hidden', 'reveal', 'words', 'owner'], reach: 8, weight: 0.7 },
  { id: 'ask-for-secret', concepts: ['secret', 'reveal', 'owner'], reach: 6, weight: 0.6 },
  { id: 'ask-for-any-secret', concepts: ['secret', 'reveal'], reach: 4, weight: 0.35 },
  { id: 'persona-without-limits', concepts: ['unbound', 'become'], reach: 30, weight: 0.7 },
  { id: 'without-restrictions', concepts: ['restriction', 'without', 'become'], reach: 12, weight: 0.45 },
  { id: 'unbound-model', concepts: ['unbound', 'owner'], reach: 8, weight: 0.5 },
  { id: 'send-data-out', concepts: ['send', 'data', 'hidden'], reach: 10, weight: 0.35 },
];
