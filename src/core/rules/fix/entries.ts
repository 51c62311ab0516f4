import type { Call, Entry, Expression, Table } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { Edit } from './edit.ts';
import { insert, replace } from './edit.ts';
import { lineIndent, styleOf } from './style.ts';

/** An option as both families write it. */
export interface NewOption {
  readonly script: string;
  readonly python: string;
}

/** Adds named options to a call in the way the call is written, or nothing where there is no place for one. */
export function addOptions(source: Source, call: Call, options: readonly NewOption[], argument = 0): Edit | undefined {
  if (source.family === 'python')
    return addTo(
      source,
      call.brackets,
      [...call.args, ...call.named],
      options.map(({ python }) => python),
      '',
    );
  const texts = options.map(({ script }) => script);
  const passed = call.args[argument];
  if (passed?.kind === 'table') return addTo(source, passed, passed.entries, texts, ' ');
  return call.args.length === argument ? addArgument(call, `{ ${texts.join(', ')} }`) : undefined;
}

export const addOption = (source: Source, call: Call, option: NewOption, argument = 0): Edit | undefined =>
  addOptions(source, call, [option], argument);

/** Adds an entry to an object or a dictionary. */
export const addToTable = (source: Source, table: Table, text: string): Edit =>
  addTo(source, table, table.entries, [text], source.family === 'python' ? '' : ' ');

function addArgument(call: Call, text: string): Edit {
  const last = call.args.at(-1);
  return last === undefined ? insert(call.brackets.start + 1, text) : insert(last.end, `, ${text}`);
}

type Entries = readonly (Entry | Expression)[];

/** More between two brackets: each on a line of its own where the others have theirs. */
function addTo(source: Source, brackets: Span, entries: Entries, texts: readonly string[], padding: string): Edit {
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined)
    return replace({ start: brackets.start + 1, end: brackets.end - 1 }, padding + texts.join(', ') + padding);
  const own = /\n[ \t]*$/.test(source.text.slice(brackets.start + 1, first.start));
  const gap = own ? styleOf(source).newline + lineIndent(source.text, last.start) : ' ';
  const comma = trailingComma(source.text, last.end, brackets.end);
  return comma === undefined
    ? insert(last.end, texts.map((text) => `,${gap}${text}`).join(''))
    : insert(comma, texts.map((text) => `${gap}${text},`).join(''));
}

/** Behind the comma that follows the last entry. */
function trailingComma(text: string, from: number, to: number): number | undefined {
  const comma = /^\s*,/.exec(text.slice(from, to))?.[0];
  return comma === undefined ? undefined : from + comma.length;
}

/** Takes an entry away with its comma, and with its line where it has one to itself. */
export function removeEntry(source: Source, entry: Span): Edit {
  const { text } = source;
  const after = /^[ \t]*,/.exec(text.slice(entry.end))?.[0] ?? '';
  const lineStart = text.lastIndexOf('\n', entry.start - 1) + 1;
  const ownsStart = text.slice(lineStart, entry.start).trim() === '';
  const lineRest = /^[ \t]*(?:(?:\/\/|#).*)?\r?\n/.exec(text.slice(entry.end + after.length))?.[0];
  if (ownsStart && lineRest !== undefined && lineStart > 0)
    return replace({ start: lineStart, end: entry.end + after.length + lineRest.length }, '');
  const through = /^[ \t]*,[ \t]*/.exec(text.slice(entry.end))?.[0];
  if (through !== undefined) return replace({ start: entry.start, end: entry.end + through.length }, '');
  const before = /,\s*$/.exec(text.slice(0, entry.start))?.[0] ?? '';
  return replace({ start: entry.start - before.length, end: entry.end }, '');
}
