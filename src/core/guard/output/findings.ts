import type { Canonical } from '../canonical/canonicalise.ts';
import { canonicalise } from '../canonical/canonicalise.ts';
import type { Policy } from '../policy/policy.ts';
import type { Recogniser } from '../redact/entity.ts';
import { entities } from '../redact/entity.ts';
import { mentionsIn } from '../redact/placeholder.ts';
import { recognise } from '../redact/recognise.ts';
import type { Span } from '../span.ts';
import { covers } from '../span.ts';
import type { OutputCode } from '../verdict.ts';
import type { CodeIn } from './code.ts';
import type { LeakFinder } from './leak.ts';
import type { Form } from './patterns.ts';
import { activeContent, urlsWithData } from './patterns.ts';

/** Something in a reply that is not shown as it came. */
export type Finding = Span &
  (
    | { kind: 'replace'; text: string; code: OutputCode }
    /** Fine, but only judged whole: a cut must not fall inside. */
    | { kind: 'keep' }
    | { kind: 'stop'; code: 'canary' | 'system-prompt' }
  );

export interface OutputContext {
  readonly recognisers: readonly Recogniser[];
  readonly findLeaks: LeakFinder;
  /** Prose when absent. */
  readonly form?: Form;
}

export function findInOutput(text: string, code: CodeIn, context: OutputContext, policy: Policy): readonly Finding[] {
  const canonical = canonicalise(text);
  const placeholders = mentionsIn(text);
  const outsideCode = ({ start }: Span): boolean => !code.spans.some((span) => span.start <= start && start < span.end);
  return [
    ...context.findLeaks(canonical).map((leak): Finding => ({ ...leak, kind: 'stop' })),
    ...entitiesIn(canonical, context.recognisers, policy),
    ...urlsWithData(text).map(
      (span): Finding => ({ ...span, kind: 'replace', code: 'data-in-url', text: '(link removed)' }),
    ),
    ...activeIn(text, context.form ?? 'prose').filter(
      (found) => outsideCode(found) && !placeholders.some((placeholder) => covers(placeholder, found)),
    ),
    ...longRuns(text),
    ...placeholders.map(({ start, end }): Finding => ({ start, end, kind: 'keep' })),
    ...code.spans.filter((span) => span.end - span.start < 420).map((span): Finding => ({ ...span, kind: 'keep' })),
  ].toSorted((a, b) => a.start - b.start || rank[a.kind] - rank[b.kind]);
}

/** A key, a token or an address longer than we look ahead is seen whole or not at all. */
const longRuns = (text: string): readonly Finding[] =>
  Array.from(
    text.matchAll(/[\w+/=.:%-]{64,}/g),
    ({ 0: run, index: start }): Finding => ({ kind: 'keep', start, end: start + run.length }),
  );

const rank = { stop: 0, replace: 1, keep: 2 } as const satisfies Record<Finding['kind'], number>;

const entitiesIn = (canonical: Canonical, recognisers: readonly Recogniser[], policy: Policy): readonly Finding[] =>
  recognise(canonical, recognisers)
    .filter(({ type }) => type === 'key' || (type !== 'lookalike' && policy['output.personalData'] === 'redact'))
    .map(({ type, start, end }) => ({
      kind: 'replace',
      start,
      end,
      code: type === 'key' ? 'key' : 'personal-data',
      text: `(${entities[type].label.toLowerCase()} removed)`,
    }));

const activeIn = (text: string, form: Form): readonly Finding[] =>
  activeContent[form].flatMap(({ code, pattern, replace }) =>
    Array.from(text.matchAll(pattern), (match): Finding => {
      const span = { start: match.index, end: match.index + match[0].length };
      const replacement = replace(match[0], match.slice(1));
      return replacement === match[0]
        ? { ...span, kind: 'keep' }
        : { ...span, kind: 'replace', code, text: replacement };
    }),
  );
