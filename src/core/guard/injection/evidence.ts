import type { Canonical } from '../canonical/canonicalise.ts';
import type { HiddenTechnique } from '../canonical/invisible.ts';
import type { Span } from '../span.ts';
import { overlaps } from '../span.ts';
import { findSignals } from './grammar.ts';
import type { Tokens } from './tokens.ts';

/** One piece of evidence, in terms of what was typed. */
export interface Evidence extends Span {
  readonly code: string;
  readonly score: number;
}

export interface Grammar {
  readonly evidence: readonly Evidence[];
  /** From 0 to 1: what all of it says together. */
  readonly strength: number;
}

/** All that can be said without the model: what the rules match, and what was hidden from the person who pastes it. */
export function grammarOf({ plain, hidden }: Canonical, tokens: Tokens): Grammar {
  const signals = findSignals(plain.text, tokens).map(({ rule, weight, span }) => ({
    code: rule,
    score: weight,
    ...plain.origin(span),
  }));
  const concealed = hidden.map(({ technique, start, end }) => ({
    code: technique,
    score: hiddenWeights[technique],
    start,
    end,
  }));
  const deceptive = concealed.filter(({ code }) => code === 'bidi-override');
  const counted = independent([...signals, ...deceptive]);
  return { evidence: [...signals, ...concealed], strength: together(counted.map(({ score }) => score)) };
}

/**
 * Text hidden from the person who pastes it is shown to them whatever it says. Its words are read like all others, so that
 * hiding them adds nothing; what is read in another order than it is written deceives by itself.
 */
const hiddenWeights = {
  'tag-characters': 0.2,
  'variation-selectors': 0.2,
  'bidi-override': 0.5,
  'zero-width': 0.1,
} as const satisfies Record<HiddenTechnique, number>;

/**
 * Independent hints add up without ever reaching certainty. None takes from another: a model that has not seen such words
 * must not outvote a rule that has.
 */
export const together = (scores: readonly number[]): number =>
  1 - scores.reduce((doubt, score) => doubt * (1 - score), 1);

/** Several rules see the same words: those words are one hint, as strong as the strongest rule makes them. */
function independent(all: readonly Evidence[]): readonly Evidence[] {
  const chosen: Evidence[] = [];
  for (const one of [...strongestByCode(all)].toSorted((a, b) => b.score - a.score))
    if (!chosen.some((other) => overlaps(one, other))) chosen.push(one);
  return chosen;
}

/** The same rule matching ten times is one hint, not ten. */
export function strongestByCode(all: readonly Evidence[]): Iterable<Evidence> {
  const best = new Map<string, Evidence>();
  for (const one of all) if (one.score > (best.get(one.code)?.score ?? 0)) best.set(one.code, one);
  return best.values();
}
