import type { Canonical } from '../canonical/canonicalise.ts';
import type { Stage } from '../stage.ts';
import type { Reason, Reasons, TextSource, Verdict } from '../verdict.ts';
import { allow, block, warn } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import { grammarOf, strongestByCode, together } from './evidence.ts';
import type { Model } from './model.ts';
import { scoreOf, scoreWindows } from './model.ts';
import { tokenise } from './tokens.ts';

export interface ScreenContext {
  readonly model: Model;
  readonly source: TextSource;
}

export interface Screened {
  /** From 0 to 1: what grammar and model say together. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

export const screen: Stage<Canonical, ScreenContext, Screened> = (canonical, { model, source }, policy) => {
  const { text, origin } = canonical.plain;
  const tokens = tokenise(text);
  const grammar = grammarOf(canonical, tokens);
  const windows = scoreWindows(model, tokens, text.length);
  const worst = windows.reduce((a, b) => (b.logit > a.logit ? b : a));
  const { start, end } = origin(worst);
  const byModel = { code: 'model', score: scoreOf(model, worst.logit), start, end };
  const score = together([grammar.strength, byModel.score]);
  const evidence = [...strongestByCode([...grammar.evidence, byModel])].filter((one) => one.score >= telling);
  const bothAgree = Math.min(grammar.strength, byModel.score) >= policy['injection.warnAt'];
  return { value: { score, evidence }, verdict: judge(score, bothAgree, evidence, policy, source) };
};

/** Evidence weaker than this explains nothing to a person. */
const telling = 0.2;

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
