import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** How a formula opens and closes, the longer opening first. A price is no formula: see `closesAt`. */
const delimiters = [
  { opens: '$$', closes: '$$', display: true },
  { opens: '\\[', closes: '\\]', display: true },
  { opens: '\\(', closes: '\\)', display: false },
  { opens: '$', closes: '$', display: false },
] as const;

type Delimiter = (typeof delimiters)[number];

const longest = 5_000;

export function math(parser: MarkdownIt): MarkdownIt {
  parser.block.ruler.before('fence', 'math', displayed, { alt: ['paragraph', 'blockquote', 'list'] });
  parser.inline.ruler.before('escape', 'math', inline);
  return parser;
}

const opensAt = (text: string, at: number): Delimiter | undefined =>
  delimiters.find(({ opens }) => text.startsWith(opens, at));

function inline(state: StateInline, silent: boolean): boolean {
  const opened = opensAt(state.src, state.pos);
  if (opened === undefined) return false;
  const from = state.pos + opened.opens.length;
  const to = closesAt(state.src, from, opened);
  if (to === undefined || to >= state.posMax) return false;
  if (!silent) state.push(typeOf(opened), '', 0).content = state.src.slice(from, to);
  state.pos = to + opened.closes.length;
  return true;
}

/** A single dollar sign must touch the formula on both sides and not stand before a digit: “$5 and $6” are prices. */
function closesAt(text: string, from: number, { closes }: Delimiter): number | undefined {
  const to = text.slice(from, from + longest).indexOf(closes);
  if (to <= 0) return undefined;
  const price = /^\s|\s$/.test(text.slice(from, from + to)) || /\d/.test(text[from + to + 1] ?? '');
  return closes === '$' && price ? undefined : from + to;
}

/**
 * A formula with lines of its own, in which nothing is Markdown. It needs no end: like code it goes on until it is closed,
 * or until an empty line, so that what comes later never changes what was read before.
 */
function displayed(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const first = lineOf(state, start);
  const opened = opensAt(first, 0);
  if (opened?.display !== true || first.slice(2).includes(opened.closes)) return false;
  if (silent) return true;
  const after = lineAfter(state, start + 1, end, opened);
  const token = state.push(typeOf(opened), '', 0);
  token.block = true;
  token.map = [start, after];
  token.content = state.getLines(start, after, state.blkIndent, false).trim().slice(2).replace(opened.closes, '');
  state.line = after;
  return true;
}

function lineAfter(state: StateBlock, from: number, end: number, { closes }: Delimiter): number {
  let line = from;
  while (line < end && !state.isEmpty(line) && !outdented(state, line))
    if (lineOf(state, line++).trimEnd().endsWith(closes)) break;
  return line;
}

/** A line that belongs to what is around the formula. */
const outdented = (state: StateBlock, line: number): boolean => (state.sCount[line] ?? 0) < state.blkIndent;

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

const typeOf = ({ display }: Delimiter): string => (display ? 'math_display' : 'math_inline');
