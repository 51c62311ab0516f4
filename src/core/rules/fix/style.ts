import type { Source } from '../syntax/source.ts';

/** How this file is written. A fix that looks foreign is a fix that is thrown away. */
export interface Style {
  readonly quote: '"' | "'";
  readonly indent: string;
  readonly semicolon: '' | ';';
  readonly newline: '\n' | '\r\n';
}

const known = new WeakMap<Source, Style>();

export function styleOf(source: Source): Style {
  const before = known.get(source);
  if (before !== undefined) return before;
  const style = readStyle(source.text, source.family === 'python');
  known.set(source, style);
  return style;
}

function readStyle(text: string, isPython: boolean): Style {
  const single = count(text, /'[^'"\n]*'/g);
  const double = count(text, /"[^'"\n]*"/g);
  return {
    quote: single > double ? "'" : '"',
    indent: indentOf(text) ?? (isPython ? '    ' : '  '),
    semicolon: !isPython && count(text, /;[ \t]*\r?$/gm) * 2 >= count(text, /[)\]'"`\w;][ \t]*\r?$/gm) ? ';' : '',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The first step inwards shows the unit. */
function indentOf(text: string): string | undefined {
  const step = /[{([:][ \t]*\r?\n([ \t]+)\S/.exec(text);
  const before = step === null ? '' : lineIndent(text, step.index);
  return step?.[1]?.startsWith(before) ? step[1].slice(before.length) || undefined : step?.[1];
}

/** What the line of a place begins with. */
export function lineIndent(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at + 200))?.[0] ?? '';
}

export const quoted = (source: Source, value: string): string => {
  const { quote } = styleOf(source);
  return quote + value + quote;
};
