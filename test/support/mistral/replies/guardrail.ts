import type { Answer } from '../answer.ts';
import { blockedByGuardrail } from '../answer.ts';
import type { GuardrailRequest } from '../contract/guardrail.ts';
import type { Scores } from '../faults.ts';
import { scoresOf } from './scores.ts';

/** What Mistral's own threshold is held to be, for categories the request does not name. */
const usualThreshold = 0.5;

/** Plays the guardrails of a chat request on its input, with the scores the test has given to that text. */
export function guardrailBlock(
  guardrails: readonly GuardrailRequest[],
  text: string,
  byText: Readonly<Record<string, Scores>>,
): Answer | undefined {
  const fired = guardrails.flatMap((guardrail) => firedBy(guardrail, scoresOf(text, byText)));
  return fired.length === 0 ? undefined : blockedByGuardrail(Object.fromEntries(fired));
}

type Fired = [category: string, verdict: { score: number; threshold: number }];

function firedBy({ moderation_llm_v2: config }: GuardrailRequest, scores: Readonly<Record<string, number>>): Fired[] {
  if (config?.action !== 'block') return [];
  const thresholds: Readonly<Record<string, number | null | undefined>> = config.custom_category_thresholds ?? {};
  const otherwise = config.ignore_other_categories ? Number.POSITIVE_INFINITY : usualThreshold;
  return Object.entries(scores)
    .map(([category, score]): Fired => [category, { score, threshold: thresholds[category] ?? otherwise }])
    .filter(([, { score, threshold }]) => score >= threshold);
}
