import type { AuditRecord } from '../guard/audit/record.ts';
import { codeOf, countByType } from '../guard/audit/recordOf.ts';
import type { Traffic } from '../guard/conversation.ts';
import type { Policy } from '../guard/policy/policy.ts';
import type { Spent } from '../guard/spend/budget.ts';
import { judgeBudget } from '../guard/spend/budget.ts';
import { createMeter } from '../guard/spend/meter.ts';
import type { TokenCount } from '../guard/spend/prices.ts';
import type { Reason, Verdict } from '../guard/verdict.ts';
import { allow, gravest } from '../guard/verdict.ts';
import type { Clock } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberIn } from './json.ts';
import type { Session } from './session.ts';
import type { Prepared } from './wire/prepare.ts';

type Outcome = AuditRecord['outcome'];

/** One request from its arrival to its end: what it costs and what was noticed. However it ends, it is written down once. */
export interface Course {
  readonly began: number;
  note(reasons: readonly Reason[]): void;
  open(promptTokens: number): void;
  /** Does it still fit what everybody, and this token, may spend? */
  heard(text: string): Verdict;
  reported(reply: JsonObject): void;
  end(outcome: Outcome, status: number, error?: string): void;
}

export interface Subject {
  readonly path: string;
  readonly model: string;
  readonly prepared?: Prepared;
}

export function openCourse(
  { path, model, prepared }: Subject,
  session: Session,
  traffic: Traffic,
  { clock, entered }: { clock: Pick<Clock, 'now'>; entered: (entry: Entry) => void },
): Course {
  const began = clock.now();
  const meter = createMeter({ model, scopes: session.scopes, policy: session.policy }, traffic, clock);
  const reasons: Reason[] = [];
  let ended = false;
  return {
    began,
    note: (more) => void reasons.push(...more),
    open: (promptTokens) => meter.open(promptTokens),
    heard: (text) => gravest([meter.heard(text), judgeToken(session, traffic, meter.used(), clock.now())]),
    reported: (reply) => {
      const usage = usageIn(reply);
      if (usage !== undefined) meter.reported(usage);
    },
    end: (outcome, status, error) => {
      if (ended) return;
      ended = true;
      meter.settle();
      const used = meter.used();
      const stage = reasons.at(-1)?.stage;
      const record: AuditRecord = {
        at: new Date(began).toISOString(),
        model: plainWord(model),
        keyId: plainWord(session.keyId),
        profile: plainWord(session.profile),
        outcome,
        ...(stage === undefined ? {} : { stage }),
        ...(error === undefined ? {} : { error }),
        codes: [...new Set(reasons.map(codeOf))].slice(0, 50),
        characters: prepared?.characters ?? 0,
        messages: prepared?.messages ?? 0,
        tokens: { prompt: used.prompt, completion: used.completion },
        redacted: countByType(prepared?.entities ?? []),
        milliseconds: Math.max(0, Math.round(clock.now() - began)),
        dollars: used.dollars,
      };
      entered({ at: began, path, token: session.token.id, status, record });
    },
  };
}

const plainWord = (text: string): string => (/^[\w.:/@-]{1,80}$/.test(text) ? text : 'other');

/** Whether a token's own budget still holds; the others are judged where everybody's are. */
export function judgeToken({ token, policy }: Session, traffic: Traffic, planned: Spent, now: number): Verdict {
  const dollars = token.scope.dollarsPerDay;
  if (dollars === undefined) return allow;
  const own: Policy = { ...policy, 'budget.dollarsPerDay': dollars, 'budget.tokensPerDay': Number.POSITIVE_INFINITY };
  return judgeBudget(traffic.book, [tokenScope(token.id)], planned, own, now);
}

export const tokenScope = (id: string): string => `token:${id}`;

/** What the server counted; an embedding has no completion. */
function usageIn(reply: JsonObject): TokenCount | undefined {
  if (!isObject(reply.usage)) return undefined;
  const prompt = numberIn(reply.usage, 'prompt_tokens');
  if (prompt === undefined || prompt < 0) return undefined;
  return {
    prompt: Math.round(prompt),
    completion: Math.max(0, Math.round(numberIn(reply.usage, 'completion_tokens') ?? 0)),
  };
}
