declare const unit: unique symbol;

/** An offset into a document's text in UTF-16 units, as the editor and JavaScript count. */
export type Offset = number & { readonly [unit]: 'offset' };

/** A line and a character of the editor, both from zero. */
export interface Position {
  readonly [unit]?: 'position';
  readonly line: number;
  readonly character: number;
}

/** A line and a column as people and SARIF count them, both from one. */
export interface ReportPosition {
  readonly [unit]?: 'report position';
  readonly row: number;
  readonly column: number;
}

export interface Span {
  readonly start: Offset;
  readonly end: Offset;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export const offset = (value: number): Offset => value as Offset;

export const forReport = ({ line, character }: Position): ReportPosition => ({ row: line + 1, column: character + 1 });

/** Where lines begin; made once for a text that has something to report. Lines end as in the editor: LF, CRLF or CR. */
export interface LineIndex {
  positionAt(at: Offset): Position;
  /** Without its line break. */
  lineText(line: number): string;
  readonly lineCount: number;
}

export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);
  const lineAt = (at: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    lineCount: starts.length,
    positionAt: (at) => {
      const line = lineAt(at);
      return { line, character: at - (starts[line] ?? 0) };
    },
    lineText: (line) =>
      text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, ''),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    starts.push(at + 1);
  }
  return starts;
}
