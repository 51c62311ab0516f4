import { say } from '../say.ts';
import { commentIn } from './commentIn.ts';
import type { Suppression } from './finding.ts';
import type { LineIndex } from './place.ts';
import type { RuleId } from './rule.ts';

/** What a comment says about the lines it governs. */
export type Comment =
  | { readonly says: 'ignore'; readonly suppression: Suppression }
  /** Ours, but without a reason: it silences nothing. */
  | { readonly says: 'nothing'; readonly line: number };

export const unheard = () =>
  say('a mistral-guard-ignore beside it gives no reason (write: mistral-guard-ignore -- why), so it is not heard');

/** Read on a tail with single spaces and no end of a comment: on anything longer a pattern could look for ever. */
const own = /^mistral-guard-ignore(-next-line)?(?![\w-])(?: (?!--)([\w/-]+))?(?: --(.*))?$/;
const endOfComment = / ?(?:\*\/|-->|#\}|%>)? ?["']?,? ?$/;
const longestComment = 500;

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
  const said = new Map<number, Said>();
  const saidOn = (line: number): Said => {
    const known = said.get(line) ?? saidIn(commentIn(lines.lineText(line)));
    said.set(line, known);
    return known;
  };
  return {
    on: (first, last, rule) => {
      for (let line = Math.max(0, first - 1); line <= last; line++) {
        const where = line < first ? 'next' : 'same';
        const found = ownComment(saidOn(line), line, where, rule) ?? otherTool(saidOn(line), where, rule);
        if (found !== undefined) return found;
      }
      return rule.startsWith('secret/') && isDisabled[first] ? ignoredBy('secretlint-disable') : undefined;
    },
  };
}

/** What the comment of one line says, whoever asks: a line may hold thousands of findings. */
interface Said {
  readonly own: RegExpExecArray | undefined;
  readonly foreign: Readonly<Partial<Record<'same' | 'next', string>>>;
}

function saidIn(line: string): Said {
  const at = line.indexOf('mistral-guard-ignore');
  const tail =
    at < 0
      ? ''
      : line
          .slice(at, at + longestComment)
          .replace(/\s+/g, ' ')
          .replace(endOfComment, '');
  const words = foreign.flatMap(([pattern, where]) => {
    const found = pattern.exec(line)?.[0];
    return found === undefined ? [] : [[where, found] as const];
  });
  return { own: own.exec(tail) ?? undefined, foreign: Object.fromEntries(words.reverse()) };
}

function ownComment({ own }: Said, line: number, where: 'same' | 'next', rule: RuleId): Comment | undefined {
  const [whole, next, named, words = ''] = own ?? [];
  if (whole === undefined || (next === undefined ? 'same' : 'next') !== where) return undefined;
  if (named !== undefined && named !== rule) return undefined;
  const reason = words.trim();
  if (reason === '') return { says: 'nothing', line };
  return { says: 'ignore', suppression: { by: 'comment', reason } };
}

function otherTool({ foreign }: Said, where: 'same' | 'next', rule: RuleId): Comment | undefined {
  const words = rule.startsWith('secret/') ? foreign[where] : undefined;
  return words === undefined ? undefined : ignoredBy(words);
}

/** `secretlint-disable` holds until `secretlint-enable`. */
function disabledLines(lines: LineIndex): readonly boolean[] {
  let disabled = false;
  return Array.from({ length: lines.lineCount }, (_, line) => {
    const word = /secretlint-(disable|enable)(?!-)\b/.exec(commentIn(lines.lineText(line)))?.[1];
    disabled = word === undefined ? disabled : word === 'disable';
    return disabled;
  });
}

const ignoredBy = (words: string): Comment => ({ says: 'ignore', suppression: { by: 'other tool', reason: words } });
