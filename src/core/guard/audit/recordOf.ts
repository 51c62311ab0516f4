import { groupBy } from '#core/groupBy.ts';
import type { GuardEvent } from '../event.ts';
import { reasonsIn } from '../event.ts';
import type { EntityType } from '../redact/entity.ts';
import type { Sending } from '../sending.ts';
import type { Spent } from '../spend/budget.ts';
import type { TokenCount } from '../spend/prices.ts';
import type { Reason } from '../verdict.ts';
import type { AuditRecord } from './record.ts';

const outcomes = {
  asking: 'blocked',
  blocked: 'blocked',
  stopped: 'stopped',
  answered: 'answered',
  failed: 'failed',
  shown: 'cancelled',
  called: 'cancelled',
} as const satisfies Record<GuardEvent['kind'], AuditRecord['outcome']>;

export function recordOf(
  { prepared, conversation }: Sending,
  events: readonly GuardEvent[],
  used: TokenCount & Spent,
  began: number,
  ended: number,
): AuditRecord {
  const last = events.at(-1);
  const reasons = events.flatMap(reasonsIn);
  const stage = reasons.at(-1)?.stage;
  return {
    at: new Date(began).toISOString(),
    model: conversation.model,
    keyId: conversation.keyId,
    profile: conversation.profile,
    ...(conversation.workspace === undefined ? {} : { workspace: conversation.workspace }),
    ...(conversation.via === undefined ? {} : { via: conversation.via }),
    outcome: outcomeOf(last),
    ...(stage === undefined ? {} : { stage }),
    ...(last?.kind === 'failed' ? { error: last.error.kind } : {}),
    codes: [...new Set(reasons.map(codeOf))].slice(0, 50),
    characters: charactersIn(prepared.value),
    messages: conversation.history.length + 2,
    tokens: { prompt: used.prompt, completion: used.completion },
    redacted: countByType(prepared.value.entities),
    milliseconds: Math.max(0, Math.round(ended - began)),
    dollars: used.dollars,
  };
}

const charactersIn = ({ question, context, results }: Sending['prepared']['value']): number =>
  [...context, ...results].reduce((sum, { text }) => sum + text.length, question.length);

/** The reader left the loop before anything ended it. */
function outcomeOf(last: GuardEvent | undefined): AuditRecord['outcome'] {
  if (last === undefined || (last.kind === 'failed' && last.error.kind === 'cancelled')) return 'cancelled';
  return outcomes[last.kind];
}

/** A category is the service's word, but still somebody else's: whatever is not a plain word is not kept. */
export const codeOf = (reason: Reason): string => {
  const code =
    reason.stage === 'moderation' && reason.code === 'category' ? `category:${reason.category}` : reason.code;
  return /^[\w.:/@-]{1,80}$/.test(code) ? code : 'other';
};

export function countByType(entities: readonly { readonly type: EntityType }[]): Partial<Record<EntityType, number>> {
  return Object.fromEntries([...groupBy(entities, ({ type }) => type)].map(([type, same]) => [type, same.length]));
}
