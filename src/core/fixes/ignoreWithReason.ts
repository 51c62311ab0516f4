import { commentFor } from './comments.ts';
import type { TextEdit } from './edit.ts';
import { lineAt } from './literal.ts';

export interface Ignored {
  readonly text: string;
  /** Where the finding begins. */
  readonly start: number;
  readonly languageId: string;
  readonly rule: string;
  readonly reason: string;
}

/** Our comment on a line of its own, above the finding and as deep. */
export function ignoreWithReason({ text, start, languageId, rule, reason }: Ignored): TextEdit | undefined {
  const comment = commentFor(languageId, `mistral-guard-ignore-next-line ${rule} -- ${oneLine(reason)}`);
  if (comment === undefined) return undefined;
  const line = lineAt(text, start);
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: line.start, end: line.start, text: `${indent}${comment}${lineBreak}` };
}

/** A reason must not end the comment that carries it. */
const oneLine = (reason: string): string =>
  reason
    .split(/(?:\s|\*\/|--+>?)+/)
    .filter(Boolean)
    .join(' ');
