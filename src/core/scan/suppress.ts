import type { Suppression } from './finding.ts';
import type { LineIndex } from './place.ts';
import type { RuleId } from './rule.ts';

/** What a comment says about the lines it governs. */
export type Comment =
  | { readonly says: 'ignore'; readonly suppression: Suppression }
  /** Ours, but without a reason: it silences nothing. */
  | { readonly says: 'nothing'; readonly line: number };

const own =
  /mistral-guard-ignore(-next-line)?(?![\w-])(?:[ \t]+([\w/-]+?))?(?:[ \t]+--[ \t]*(.*?))?[ \t]*(?:\*\/|-->|#}|%>)?[ \t]*["']?,?[ \t]*$/;

/** The words of other tools, and whether they speak of their own line or of the next. They are honoured for leaked keys only. */
const foreign: readonly (readonly [words: RegExp, line: 'same' | 'next'])[] = [
  [/(?:gitleaks|betterleaks):allow\b/, 'same'],
  [/pragma: ?allowlist secret\b/, 'same'],
  [/pragma: ?allowlist nextline secret\b/, 'next'],
  [/secretlint-disable-line\b/, 'same'],
  [/secretlint-disable-next-line\b/, 'next'],
  [/(?:trufflehog|kingfisher):ignore\b/, 'same'],
  [/\bggignore\b/, 'same'],
  [/\bnosec\b/, 'same'],
];

/** A text without any of these words has no comment to look for. */
const anyWord = /mistral-guard-ignore|leaks:allow|allowlist|secretlint-|:ignore|ggignore|nosec/;

export interface Comments {
  /** The comment that governs a finding which covers these lines. */
  on(first: number, last: number, rule: RuleId): Comment | undefined;
}

const none: Comments = { on: () => undefined };

/** Reads what a text says about its own findings; blocks are found once, for all of them. */
export function commentsIn(text: string, lines: LineIndex): Comments {
  if (!anyWord.test(text)) return none;
  const isDisabled = /secretlint-disable/.test(text) ? disabledLines(lines) : [];
  return {
    on: (first, last, rule) => {
      for (let line = Math.max(0, first - 1); line <= last; line++) {
        const where = line < first ? 'next' : 'same';
        const found =
          ownComment(lines.lineText(line), line, where, rule) ?? otherTool(lines.lineText(line), where, rule);
        if (found !== undefined) return found;
      }
      return rule.startsWith('secret/') && isDisabled[first] ? ignoredBy('secretlint-disable') : undefined;
    },
  };
}

function ownComment(text: string, line: number, where: 'same' | 'next', rule: RuleId): Comment | undefined {
  const [whole, next, named, reason = ''] = own.exec(text) ?? [];
  if (whole === undefined || (next === undefined ? 'same' : 'next') !== where) return undefined;
  if (named !== undefined && named !== rule) return undefined;
  if (reason === '') return { says: 'nothing', line };
  return { says: 'ignore', suppression: { by: 'comment', reason } };
}

function otherTool(text: string, where: 'same' | 'next', rule: RuleId): Comment | undefined {
  if (!rule.startsWith('secret/')) return undefined;
  const words = foreign.find(([pattern, line]) => line === where && pattern.test(text))?.[0].exec(text)?.[0];
  return words === undefined ? undefined : ignoredBy(words);
}

/** `secretlint-disable` holds until `secretlint-enable`. */
function disabledLines(lines: LineIndex): readonly boolean[] {
  let disabled = false;
  return Array.from({ length: lines.lineCount }, (_, line) => {
    const word = /secretlint-(disable|enable)(?!-)\b/.exec(lines.lineText(line))?.[1];
    disabled = word === undefined ? disabled : word === 'disable';
    return disabled;
  });
}

const ignoredBy = (words: string): Comment => ({ says: 'ignore', suppression: { by: 'other tool', reason: words } });
