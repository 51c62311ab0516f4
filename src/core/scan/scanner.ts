import type { Match } from '#core/detect/match.ts';
import type { Detector, Source } from './detector.ts';
import type { Finding } from './finding.ts';
import { isOpen } from './finding.ts';
import type { Hash } from './fingerprint.ts';
import { commonSalt, fingerprintOf } from './fingerprint.ts';
import type { Part } from './part.ts';
import { partsOf } from './parts.ts';
import type { LineIndex, Range } from './place.ts';
import { indexLines, offset } from './place.ts';
import { preferred } from './preferred.ts';
import type { Repairable } from './repair.ts';
import { sparesKeys } from './repair.ts';
import type { Comment } from './suppress.ts';
import { commentsIn, unheard } from './suppress.ts';

export interface ScannerOptions {
  readonly detectors: readonly Detector[];
  readonly hash: Hash;
  readonly salt?: string | undefined;
  /** What a team lives with: answers the finding as it was, or forgiven. */
  readonly forgive?: (finding: Finding, path: string) => Finding;
  /** `--no-ignore`: comments and baseline are not heard. */
  readonly hearNothing?: boolean;
}

/** Text in, findings out. The same for an open document, a file, a staged blob and a prompt. */
export interface Scanner {
  /** Worth decoding? Answers for bytes read as latin1 as well as for text. */
  mayHold(text: string): boolean;
  scan(text: string, path: string, live?: boolean): readonly Finding[];
  /** What can be done about what stands there. */
  repairs(text: string, path: string, live?: boolean): readonly Repairable[];
  /** A file broke one of its detectors: whoever goes on scanning opens a new one. */
  isSpent(): boolean;
}

export function createScanner(options: ScannerOptions): Scanner {
  const { detectors } = options;
  return {
    isSpent: () => detectors.some((detector) => detector.isSpent?.() ?? false),
    mayHold: (text) => detectors.some((detector) => detector.mayMatch(text)),
    scan: (text, path, live = false) => findings(text, path, options, { live }).map(({ finding }) => finding),
    repairs: (text, path, live = false) =>
      findings(text, path, options, { live, wantsFixes: true }).flatMap(({ finding, match: { fixes = [] } }) =>
        isOpen(finding) && fixes.length > 0 ? [{ finding, fixes }] : [],
      ),
  };
}

interface Told {
  readonly match: Match;
  readonly finding: Finding;
}

type Manner = Pick<Source, 'live' | 'wantsFixes'>;

function findings(text: string, path: string, options: ScannerOptions, manner: Manner): readonly Told[] {
  const active = options.detectors.filter((detector) => detector.mayMatch(text));
  if (active.length === 0) return [];
  const parts = partsOf(text, path);
  const whole = parts.length === 1 ? (parts[0]?.text ?? '') : parts.map((part) => part.text).join('\n');
  const code = parts.filter(({ isCode }) => isCode);
  const cells = code.map((part) => part.text);
  const found = parts.flatMap((part) => {
    const notebook = part.isCode ? { notebook: { cells, at: code.indexOf(part) } } : {};
    const matches = matchesIn({ text: part.text, whole, path, ...notebook, ...manner }, active);
    return matches.length === 0 ? [] : [{ part, matches }];
  });
  if (found.length === 0) return [];
  const lines = indexLines(text);
  return found.flatMap(({ part, matches }) => findingsOf(part, matches, lines, path, options));
}

function matchesIn(source: Source, detectors: readonly Detector[]): readonly Match[] {
  const matches = preferred(detectors.flatMap((detector) => [...detector.matches(source)]));
  if (!source.wantsFixes) return matches;
  const spares = sparesKeys(matches.filter(({ rule }) => rule.startsWith('secret/')));
  return matches.map(({ fixes = [], ...match }) => ({ ...match, fixes: fixes.filter(spares) }));
}

/** Comments are read where a person wrote them: in the cell of a notebook, not among its JSON. */
function findingsOf(
  part: Part,
  matches: readonly Match[],
  document: LineIndex,
  path: string,
  options: ScannerOptions,
): Told[] {
  const lines = part.cell === undefined ? document : indexLines(part.text);
  const comments = options.hearNothing ? undefined : commentsIn(part.text, lines);
  return matches.map((match) => {
    const own = rangeOf(lines, match.start, match.end);
    const finding = findingOf(part, match, own, document, options);
    const comment = comments?.on(own.start.line, own.end.line, match.rule);
    return { match, finding: comments === undefined ? finding : heard(finding, comment, path, options) };
  });
}

function findingOf(
  part: Part,
  match: Match,
  own: Range,
  document: LineIndex,
  { salt = commonSalt, hash }: ScannerOptions,
): Finding {
  const span = { start: offset(part.toDocument(match.start)), end: offset(part.toDocument(match.end - 1) + 1) };
  return {
    rule: match.rule,
    severity: match.severity,
    message: match.message,
    span,
    range: part.cell === undefined ? own : rangeOf(document, span.start, span.end),
    ...(part.cell === undefined ? {} : { cell: { ...part.cell, range: own } }),
    fingerprint: fingerprintOf(match.rule, match.content, salt, hash),
    preview: match.preview,
    explanation: match.explanation,
    ...(match.steps === undefined ? {} : { steps: match.steps }),
  };
}

const rangeOf = (lines: LineIndex, start: number, end: number): Range => ({
  start: lines.positionAt(offset(start)),
  end: lines.positionAt(offset(end)),
});

function heard(finding: Finding, comment: Comment | undefined, path: string, { forgive }: ScannerOptions): Finding {
  if (comment?.says === 'ignore') return { ...finding, suppression: comment.suppression };
  const told = comment === undefined ? finding : withReason(finding, unheard());
  return forgive?.(told, path) ?? told;
}

const withReason = (finding: Finding, because: string): Finding => ({
  ...finding,
  explanation: { ...finding.explanation, because: [...finding.explanation.because, because] },
});
