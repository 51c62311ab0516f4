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

/** The comment that governs a finding which covers these lines. */
export function commentOn(lines: LineIndex, first: number, last: number, rule: RuleId): Comment | undefined {
  for (let line = Math.max(0, first - 1); line <= last; line++) {
    const where = line < first ? 'next' : 'same';
    const found = ownComment(lines.lineText(line), line, where, rule) ?? otherTool(lines.lineText(line), where, rule);
    if (found !== undefined) return found;
  }
  return disabledBlock(lines, first, rule);
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
function disabledBlock(lines: LineIndex, upTo: number, rule: RuleId): Comment | undefined {
  if (!rule.startsWith('secret/')) return undefined;
  for (let line = upTo; line >= 0; line--) {
    const word = /secretlint-(disable|enable)(?!-)\b/.exec(lines.lineText(line))?.[1];
    if (word !== undefined) return word === 'disable' ? ignoredBy('secretlint-disable') : undefined;
  }
  return undefined;
}

const ignoredBy = (words: string): Comment => ({ says: 'ignore', suppression: { by: 'other tool', reason: words } });
