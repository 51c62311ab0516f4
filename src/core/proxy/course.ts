import type { AuditRecord } from '../guard/audit/record.ts';
import { codeOf, countByType } from '../guard/audit/recordOf.ts';
import type { Traffic } from '../guard/conversation.ts';
import type { Spent } from '../guard/spend/budget.ts';
import { createMeter } from '../guard/spend/meter.ts';
import type { TokenCount } from '../guard/spend/prices.ts';
import type { Reason, Verdict } from '../guard/verdict.ts';
import { gravest } from '../guard/verdict.ts';
import type { Clock } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { JsonObject } from './json.ts';
import { isObject, numberIn } from './json.ts';
import { judgeToken } from './purse.ts';
import type { Session } from './session.ts';
import type { Prepared } from './wire/prepare.ts';

type Outcome = AuditRecord['outcome'];

/** One request from its arrival to its end: what it costs and what was noticed. However it ends, it is written down once. */
export interface Course {
  note(reasons: readonly Reason[]): void;
  /** It may cost this much, and others must reckon with it. */
  plan(most: Spent): void;
  /** The server took it: from here on it costs. */
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

export interface CoursePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly entered: (entry: Entry) => void;
}

export function openCourse(
  subject: Subject,
  session: Session,
  traffic: Traffic,
  { clock, entered }: CoursePorts,
): Course {
  const began = clock.now();
  const meter = createMeter({ ...session, model: subject.model }, traffic, clock);
  const reasons: Reason[] = [];
  let ended = false;
  return {
    note: (more) => void reasons.push(...more),
    plan: (planned) => meter.reserve(planned),
    open: (promptTokens) => meter.open(promptTokens),
    heard: (text) => gravest([meter.heard(text), judgeToken(session, meter.others(), meter.used())]),
    reported: (reply) => {
      const usage = usageIn(reply);
      if (usage !== undefined) meter.reported(usage);
    },
    end: (outcome, status, error) => {
      if (ended) return;
      ended = true;
      meter.settle();
      const used = meter.used();
      const spent = { tokens: { prompt: used.prompt, completion: used.completion }, dollars: used.dollars };
      const milliseconds = Math.max(0, Math.round(clock.now() - began));
      const record = { ...head(subject, session, began), ...ending(outcome, reasons, error), ...spent, milliseconds };
      entered({ at: began, path: subject.path, token: session.token.id, status, record });
    },
  };
}

function head({ model, prepared }: Subject, { keyId, profile, workspace, proxyToken }: Session, began: number) {
  return {
    at: new Date(began).toISOString(),
    model: plainWord(model),
    keyId: plainWord(keyId),
    profile: plainWord(profile),
    ...(workspace === undefined ? {} : { workspace }),
    via: 'proxy' as const,
    proxyToken,
    characters: prepared?.characters ?? 0,
    messages: prepared?.messages ?? 0,
    redacted: countByType(prepared?.entities ?? []),
  };
}

function ending(outcome: Outcome, reasons: readonly Reason[], error: string | undefined) {
  const stage = reasons.at(-1)?.stage;
  return {
    outcome,
    ...(stage === undefined ? {} : { stage }),
    ...(error === undefined ? {} : { error }),
    codes: [...new Set(reasons.map(codeOf))].slice(0, 50),
  };
}

const plainWord = (text: string): string => (/^[\w.:/@-]{1,80}$/.test(text) ? text : 'other');

/** What the server counted; an embedding has no completion. */
function usageIn({ usage }: JsonObject): TokenCount | undefined {
  if (!isObject(usage)) return undefined;
  const prompt = numberIn(usage, 'prompt_tokens');
  if (prompt === undefined || prompt < 0) return undefined;
  return { prompt: Math.round(prompt), completion: Math.max(0, Math.round(numberIn(usage, 'completion_tokens') ?? 0)) };
}
