import type { Draft } from '#core/guard/input/validate.ts';
import type { Reason } from '#core/guard/verdict.ts';
import { maskKeys } from '#core/report/maskKeys.ts';

/** Longer than any rule's match; what the learned model points at is a whole passage, and quotes nothing. */
const longest = 90;

/** The words that a reason points at, as the person or the file wrote them: on one line, and without a key. */
export function quoteOf(reason: Reason, { text, attachments }: Draft): string | undefined {
  if (reason.stage !== 'injection' || reason.span === undefined || reason.code === 'model') return undefined;
  const { source, span } = reason;
  const whole = source === 'typed' ? text : attachments.find(({ name }) => name === source.attachment)?.text;
  const words = maskKeys(whole?.slice(span.start, span.end) ?? '')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  if (words === '') return undefined;
  return words.length <= longest ? words : `${words.slice(0, longest).trimEnd()}…`;
}
