import type { RuleId } from '#core/scan/rule.ts';
import type { Fix } from '../fix/edit.ts';
import { lineStarts } from '../lines.ts';
import type { Hit, RuleCard, Seen } from '../rule.ts';
import type { Span } from '../syntax/span.ts';

/** A file that is read by its lines: settings, recipes, locks. */
export interface LineFile {
  readonly path: string;
  readonly text: string;
}

export interface Line extends Span {
  readonly match: RegExpExecArray;
}

/** A rule over files that are no code: the pattern offers, the filter judges. */
export interface LineRule extends RuleCard<RuleId> {
  /** The files it is asked about, by their path with forward slashes. */
  readonly files: RegExp;
  hits(file: LineFile): readonly Hit[];
}

export interface LinePattern {
  /** Global, and multiline where it asks for the beginning of a line. */
  readonly query: RegExp;
  readonly filter: (line: Line, file: LineFile) => Seen | undefined;
  readonly fix?: (line: Line, file: LineFile) => readonly Fix[];
}

export function lineRule(card: RuleCard<RuleId> & Pick<LineRule, 'files'> & LinePattern): LineRule {
  const { query, filter, fix, ...rest } = card;
  return {
    ...rest,
    hits: (file) => {
      const lineStart = lineStarts(file.text);
      return [...file.text.matchAll(query)].flatMap((match) => {
        const line = { match, start: match.index, end: match.index + match[0].length };
        const seen = isComment(file.text, lineStart(line.start), line.start) ? undefined : filter(line, file);
        return seen === undefined ? [] : [{ ...seen, fixes: () => fix?.(line, file) ?? [] }];
      });
    },
  };
}

/** Every file that is read here and has comments begins them with a hash. */
function isComment(text: string, lineStart: number, at: number): boolean {
  return /^\s*(?:#|\/\/)/.test(text.slice(lineStart, Math.max(at, lineStart + 1) + 1));
}

/** Takes the whole line of a place away. */
export function removeLine({ text }: LineFile, { start, end }: Span): Fix['edits'][number] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' };
}

export const within = ({ match, start }: Line, group: string): Span => {
  const at = start + match[0].lastIndexOf(group);
  return { start: at, end: at + group.length };
};
