import type { EntityType } from './redact/entity.ts';
import type { Span } from './span.ts';

/** Why a stage said what it said. Each variant carries its own evidence; the words for people are written at the edge. */
export type Reason =
  | { stage: 'validate'; code: 'empty' }
  | { stage: 'validate'; code: 'too-long' | 'too-many-tokens'; limit: number; actual: number }
  | { stage: 'injection'; code: SignalCode; score: number; span?: Span; source: TextSource }
  | { stage: 'redact'; code: EntityType; span: Span; source: TextSource }
  | { stage: 'moderation'; code: 'category'; category: string; score: number; direction: Direction }
  | { stage: 'moderation'; code: 'unavailable' | 'unknown-category'; direction: Direction }
  | { stage: 'output'; code: OutputCode }
  | { stage: 'budget'; code: 'hard-stop' | 'soft-alert'; scope: string; limit: number; spent: number }
  | { stage: 'connection'; code: 'breaker-open' | 'rate-limited'; retryAfter: number };

export type Direction = 'input' | 'output';

/** The person's own words, or something that came along with them (a file, a selection, a terminal). */
export type TextSource = 'typed' | { attachment: string };

/** A grammar rule's id, `model` for the linear model, or the technique that hid text. */
type SignalCode = string;

export type OutputCode =
  | 'canary'
  | 'system-prompt'
  | 'key'
  | 'personal-data'
  | 'html'
  | 'link-scheme'
  | 'image'
  | 'data-in-url'
  | 'unseen';

export type Reasons = readonly [Reason, ...Reason[]];

export type Verdict = { kind: 'allow' } | { kind: 'warn'; reasons: Reasons } | { kind: 'block'; reasons: Reasons };

export const allow: Verdict = { kind: 'allow' };
export const warn = (...reasons: Reasons): Verdict => ({ kind: 'warn', reasons });
export const block = (...reasons: Reasons): Verdict => ({ kind: 'block', reasons });

export const reasonsOf = (verdict: Verdict): readonly Reason[] => (verdict.kind === 'allow' ? [] : verdict.reasons);

const severity = { allow: 0, warn: 1, block: 2 } as const satisfies Record<Verdict['kind'], number>;

/** The gravest of all, with the reasons of everything at least a warning, gravest first. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  const sorted = verdicts.toSorted((a, b) => severity[b.kind] - severity[a.kind]);
  const [first] = sorted;
  const [reason, ...rest] = sorted.flatMap(reasonsOf);
  if (first === undefined || first.kind === 'allow' || reason === undefined) return allow;
  return { kind: first.kind, reasons: [reason, ...rest] };
}
