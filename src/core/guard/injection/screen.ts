import type { Canonical } from '../canonical/canonicalise.ts';
import type { HiddenTechnique } from '../canonical/invisible.ts';
import type { Span } from '../span.ts';
import { overlaps } from '../span.ts';
import type { Stage } from '../stage.ts';
import type { Reason, Reasons, TextSource, Verdict } from '../verdict.ts';
import { allow, block, warn } from '../verdict.ts';
import { findSignals } from './grammar.ts';
import type { Model } from './model.ts';
import { scoreWindows } from './model.ts';
import { tokenise } from './tokens.ts';

export interface ScreenContext {
  readonly model: Model;
  readonly source: TextSource;
}

/** One piece of evidence, in terms of what was typed. */
export interface Evidence extends Span {
  readonly code: string;
  readonly score: number;
}

export interface Screened {
  /** From 0 to 1: what grammar and model say together. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

export const screen: Stage<Canonical, ScreenContext, Screened> = (canonical, { model, source }, policy) => {
  const { text, origin } = canonical.plain;
  const tokens = tokenise(text);
  const signals = findSignals(text, tokens).map(({ rule, weight, span }) => ({
    code: rule,
    score: weight,
    ...origin(span),
  }));
  const hidden = canonical.hidden.map(({ technique, start, end }) => ({
    code: technique,
    score: hiddenWeights[technique],
    start,
    end,
  }));
  const grammar = together(independent([...signals, ...hidden]).map(({ score }) => score));
  const windows = scoreWindows(model, tokens, text.length);
  const worst = windows.reduce((a, b) => (b.score > a.score ? b : a), { start: 0, end: 0, score: 0 });
  const byModel = { code: 'model', score: worst.score, ...origin(worst) };
  const score = together([grammar, worst.score]);
  const evidence = [...strongestByCode([...signals, ...hidden, byModel])].filter((one) => one.score >= telling);
  const bothAgree = grammar >= policy['injection.warnAt'] && worst.score >= policy['injection.warnAt'];
  return { value: { score, evidence }, verdict: judge(score, bothAgree, evidence, policy, source) };
};

/** Text hidden from the person who pastes it is evidence whatever it says; alone it is not enough to bother them. */
const hiddenWeights = {
  'tag-characters': 0.2,
  'variation-selectors': 0.2,
  'bidi-override': 0.5,
  'zero-width': 0.1,
} as const satisfies Record<HiddenTechnique, number>;

/** Evidence weaker than this explains nothing to a person. */
const telling = 0.2;

/** Independent hints add up without ever reaching certainty. */
const together = (scores: readonly number[]): number => 1 - scores.reduce((doubt, score) => doubt * (1 - score), 1);

/** Several rules see the same words: those words are one hint, as strong as the strongest rule makes them. */
function independent(all: readonly Evidence[]): readonly Evidence[] {
  const chosen: Evidence[] = [];
  for (const one of [...strongestByCode(all)].toSorted((a, b) => b.score - a.score))
    if (!chosen.some((other) => overlaps(one, other))) chosen.push(one);
  return chosen;
}

/** The same rule matching ten times is one hint, not ten. */
function strongestByCode(all: readonly Evidence[]): Iterable<Evidence> {
  const best = new Map<string, Evidence>();
  for (const one of all) if (one.score > (best.get(one.code)?.score ?? 0)) best.set(one.code, one);
  return best.values();
}

type Thresholds = { readonly 'injection.warnAt': number; readonly 'injection.blockAt': number };

/** The person decides on a warning; only what grammar and model both see is stopped, and never for an attachment. */
function judge(
  score: number,
  agree: boolean,
  evidence: readonly Evidence[],
  policy: Thresholds,
  source: TextSource,
): Verdict {
  const [first, ...rest] = evidence.map(
    ({ code, score: weight, start, end }): Reason => ({
      stage: 'injection',
      code,
      score: weight,
      span: { start, end },
      source,
    }),
  );
  if (score < policy['injection.warnAt'] || first === undefined) return allow;
  const reasons: Reasons = [first, ...rest];
  return agree && score >= policy['injection.blockAt'] && source === 'typed' ? block(...reasons) : warn(...reasons);
}
