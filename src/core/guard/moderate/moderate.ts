import type { Call, MistralApi } from '#core/mistral/api.ts';
import type { Policy } from '../policy/policy.ts';
import type { RemoteStage } from '../stage.ts';
import type { Direction, Verdict } from '../verdict.ts';
import { allow, block, gravest, warn } from '../verdict.ts';
import { expectedCategories, levelOf } from './thresholds.ts';

export interface ModerateContext {
  readonly api: Pick<MistralApi, 'moderate'>;
  readonly call: Call;
  readonly direction: Direction;
}

/** Asks Mistral what it makes of texts that were redacted before. Off in the policy means off, not passed. */
export const moderate: RemoteStage<readonly string[], ModerateContext, 'judged' | 'off' | 'key refused'> = async (
  texts,
  context,
  policy,
  signal,
) => {
  if (!policy['moderation.enabled']) return { value: 'off', verdict: allow };
  const { api, call, direction } = context;
  const answer = await api.moderate({ ...call, signal }, texts);
  if (!answer.ok) {
    const value = answer.error.kind === 'unauthorized' ? 'key refused' : 'judged';
    return { value, verdict: unavailable(direction, policy) };
  }
  if (answer.value.length !== texts.length) return { value: 'judged', verdict: unavailable(direction, policy) };
  return {
    value: 'judged',
    verdict: gravest(answer.value.map(({ scores }) => judgeScores(scores, direction, policy))),
  };
};

function judgeScores(scores: Readonly<Record<string, number>>, direction: Direction, policy: Policy): Verdict {
  const missing = expectedCategories.some((category) => scores[category] === undefined);
  const verdicts = Object.entries(scores).map(([category, score]): Verdict => {
    const level = levelOf(category, score, direction, policy);
    if (level === 'fine') return allow;
    return (level === 'block' ? block : warn)({ stage: 'moderation', code: 'category', category, score, direction });
  });
  return gravest(missing ? [...verdicts, unknownCategory(direction, policy)] : verdicts);
}

/** A check that could not be made is not a check that passed. */
const unavailable = (direction: Direction, policy: Policy): Verdict =>
  closed(policy)({ stage: 'moderation', code: 'unavailable', direction });

const unknownCategory = (direction: Direction, policy: Policy): Verdict =>
  closed(policy)({ stage: 'moderation', code: 'unknown-category', direction });

const closed = (policy: Policy) => (policy['moderation.onFailure'] === 'block' ? block : warn);
