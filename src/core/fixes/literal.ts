import type { CodeIdiom } from './idiom.ts';

/** The string literal that a span lies in: all offsets are into the document. */
export interface Literal {
  /** Where its prefix begins. */
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
  readonly quote: string;
  readonly left: string;
  readonly right: string;
}

export interface Line {
  readonly start: number;
  readonly text: string;
}

export function lineAt(text: string, at: number): Line {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const length = text.slice(start).search(/[\r\n]|$/);
  return { start, text: text.slice(start, start + length) };
}

/** Reads the line from its start, as a compiler would. A literal that runs over several lines is left to the person. */
export function literalAt(
  line: Line,
  span: { readonly start: number; readonly end: number },
  { quotes, prefix, comment }: CodeIdiom,
): Literal | 'comment' | 'not a literal' {
  const key = { start: span.start - line.start, end: span.end - line.start };
  for (let at = 0; at < key.start; ) {
    if (line.text.startsWith(comment, at)) return 'comment';
    const quote = quotes.find((each) => line.text.startsWith(each, at));
    if (quote === undefined) {
      at++;
      continue;
    }
    const close = closing(line.text, at + quote.length, quote);
    if (close === undefined) return 'not a literal';
    if (close >= key.end) return literalFrom(line, { key, open: at, close, quote }, prefix);
    at = close + quote.length;
  }
  return 'not a literal';
}

interface Bounds {
  readonly key: { readonly start: number; readonly end: number };
  readonly open: number;
  readonly close: number;
  readonly quote: string;
}

function literalFrom(
  { start, text }: Line,
  { key, open, close, quote }: Bounds,
  allowed = /$/,
): Literal | 'not a literal' {
  const prefix = allowed.exec(text.slice(0, open))?.[0] ?? '';
  const before = text.slice(0, open - prefix.length);
  // What is left in front changes what the literal means: bytes, a tag, a raw string of Rust.
  if (
    /[\w#$]$/.test(before) &&
    prefix === '' &&
    !/\b(?:return|in|of|and|or|not|yield|case|if|else|echo|print|puts)$/.test(before)
  )
    return 'not a literal';
  const literal = {
    start: start + open - prefix.length,
    end: start + close + quote.length,
    prefix,
    quote,
    left: text.slice(open + quote.length, key.start),
    right: text.slice(key.end, close),
  };
  return standsInExpression(literal) ? 'not a literal' : literal;
}

/** Inside the braces of an interpolated text a cut would go through code. */
const standsInExpression = ({ left }: Literal): boolean => left.lastIndexOf('{') > left.lastIndexOf('}');

function closing(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.startsWith(quote, at)) return at;
  }
  return undefined;
}
