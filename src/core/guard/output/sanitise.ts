import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../verdict.ts';
import type { CodeIn } from './code.ts';
import { codeIn } from './code.ts';
import type { Finding, OutputContext } from './findings.ts';
import { findInOutput } from './findings.ts';
import { unitEnd } from './units.ts';
import { createUnseenFilter } from './unseen.ts';

/** A piece of a reply that was looked at, as it may be shown, and what was changed in it. */
export interface Released {
  readonly text: string;
  readonly reasons: readonly Reason[];
  /** Nothing follows: what came next would have given something away. */
  readonly stopped: boolean;
}

export interface Sanitiser {
  push(chunk: string): readonly Released[];
  end(): readonly Released[];
}

/**
 * Where a reply is cut depends on its text alone, never on the chunks it came in; a unit is judged together with what
 * stands before it and a fixed stretch of what follows. So a stream releases exactly what a check of the whole would.
 */
export function createSanitiser(context: OutputContext, policy: Policy, saidBefore = ''): Sanitiser {
  const filter = createUnseenFilter();
  let pending = '';
  let before = saidBefore;
  let inFence = false;
  let stopped = false;
  let isFirst = true;

  const next = (final: boolean): Released | undefined => {
    const atLineStart = before === '' || before.endsWith('\n');
    const first = unitEnd(pending, isFirst, final);
    const judged = judgeUpTo(first, pending, final, (view) =>
      findFrom(before, view, inFence, atLineStart, context, policy),
    );
    if (judged === undefined) return undefined;
    const { end, findings } = judged;
    const unit = pending.slice(0, end);
    inFence = codeIn(unit, inFence, atLineStart).endsInFence(end);
    before = tailOf(before + unit);
    pending = pending.slice(end);
    const released = render(unit, findings);
    isFirst = false;
    stopped = released.stopped;
    return released;
  };

  const drain = (final: boolean): readonly Released[] => {
    const all: Released[] = filter.dropped() ? [{ text: '', reasons: [unseenReason], stopped: false }] : [];
    while (!stopped && pending !== '') {
      const released = next(final);
      if (released === undefined) break;
      all.push(released);
    }
    return all;
  };

  return {
    push: (chunk) => {
      pending += filter.push(chunk);
      return drain(false);
    },
    end: () => {
      pending += filter.end();
      return drain(true);
    },
  };
}

export const unseenReason: Reason = { stage: 'output', code: 'unseen' };

const lookBehind = 256;
const lookBehindInProse = 128;
/** Longer than any canary, key or address in any encoding we undo; and than any of them where nothing is encoded. */
const lookAhead = 384;
const lookAheadInProse = 128;
/** What an encoding, an address, code or a mark of Markdown cannot do without, or a run that is no word. */
const notProse = /[%\\&=<>[\](){}$@|~`#^_⟨⟩]|:\/|-{3}|[^\P{C}\n]|[\w+/-]{20}/u;

/** What of a text is looked at again with what follows it. */
export const tailOf = (text: string): string =>
  text.slice(notProse.test(text.slice(-lookBehind)) ? -lookBehind : -lookBehindInProse);

/** How much has to be there behind a cut. Plain words hide nothing long. */
const reachOf = (text: string, cut: number): number =>
  notProse.test(text.slice(0, cut + lookAheadInProse)) ? lookAhead : lookAheadInProse;

interface Judged {
  readonly end: number;
  readonly findings: readonly Finding[];
}

function judgeUpTo(
  first: number | undefined,
  pending: string,
  final: boolean,
  find: (view: string) => readonly Finding[],
): Judged | undefined {
  let end = first;
  while (end !== undefined) {
    const cut = end;
    const ahead = reachOf(pending, cut);
    if (!final && pending.length < cut + ahead) return undefined;
    const findings = find(pending.slice(0, cut + ahead)).filter(({ start }) => start < cut);
    const reach = findings.reduce((furthest, finding) => Math.max(furthest, finding.end), cut);
    if (reach === cut) return { end: cut, findings };
    end = reach;
  }
  return undefined;
}

function findFrom(
  before: string,
  view: string,
  inFence: boolean,
  atLineStart: boolean,
  context: OutputContext,
  policy: Policy,
): readonly Finding[] {
  const code = codeIn(view, inFence, atLineStart);
  const shifted = {
    ...code,
    spans: code.spans.map(({ start, end }) => ({ start: start + before.length, end: end + before.length })),
  };
  return findInOutput(before + view, shifted, context, policy)
    .filter((finding) => finding.end > before.length && (finding.start >= before.length || finding.kind !== 'keep'))
    .map((finding) => ({
      ...finding,
      start: Math.max(0, finding.start - before.length),
      end: finding.end - before.length,
    }));
}

/** What a model hands to a program, whole: it is never displayed, so only what gives something away is taken out. */
export const sanitiseData = (text: string, context: OutputContext, policy: Policy): Released =>
  sanitiseText(text, noCode, { ...context, form: 'code' }, policy);

const noCode: CodeIn = { spans: [], endsInFence: () => false };

export const sanitiseText = (text: string, code: CodeIn, context: OutputContext, policy: Policy): Released =>
  render(text, findInOutput(text, code, context, policy));

function render(unit: string, findings: readonly Finding[]): Released {
  const parts: string[] = [];
  const reasons: Reason[] = [];
  let at = 0;
  for (const finding of findings) {
    if (finding.kind === 'keep' || finding.end <= at) continue;
    parts.push(unit.slice(at, Math.max(at, finding.start)));
    reasons.push({ stage: 'output', code: finding.code });
    if (finding.kind === 'stop') return { text: parts.join(''), reasons, stopped: true };
    if (finding.start >= at) parts.push(finding.text);
    at = finding.end;
  }
  return { text: parts.join('') + unit.slice(at), reasons, stopped: false };
}
