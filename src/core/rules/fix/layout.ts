import type { Source } from '../syntax/source.ts';
import { lineIndent, styleOf } from './style.ts';

const width = 100;

/** A stretch without brackets, or what stands between two of them, one piece for each comma. */
type Piece = string | Group;
interface Group {
  readonly open: string;
  readonly items: readonly (readonly Piece[])[];
  readonly close: string;
}

interface Page {
  readonly unit: string;
  readonly newline: string;
  /** Inside the braces of one line. */
  readonly padding: '' | ' ';
  readonly lastComma: '' | ',';
}

/** A call as a formatter breaks it: on one line where it fits, else one argument a line. Nothing where that is not safe to say. */
export function layOut(source: Source, at: number, call: string): string | undefined {
  const pieces = piecesOf(call);
  if (pieces === undefined) return undefined;
  const { text, family } = source;
  const { indent: unit, newline } = styleOf(source);
  const isPython = family === 'python';
  const endsInComma = isPython || /,\s*\n\s*[)\]}]/.test(text) || !/[^,\s]\s*\n\s*[)\]]/.test(text);
  const page: Page = { unit, newline, padding: isPython ? '' : ' ', lastComma: endsInComma ? ',' : '' };
  return print(pieces, lineIndent(text, at), at - (text.lastIndexOf('\n', at - 1) + 1), page);
}

function print(pieces: readonly Piece[], indent: string, column: number, page: Page): string {
  const line = flat(pieces, page);
  const last = pieces.findLastIndex((piece) => typeof piece !== 'string' && piece.items.length > 0);
  const group = pieces[last];
  if (column + line.length < width || group === undefined || typeof group === 'string') return line;
  const deeper = indent + page.unit;
  const items = group.items.map((item) => deeper + print(item, deeper, deeper.length, page));
  const { newline, lastComma } = page;
  const broken = `${group.open}${newline}${items.join(`,${newline}`)}${lastComma}${newline}${indent}${group.close}`;
  return flat(pieces.slice(0, last), page) + broken + flat(pieces.slice(last + 1), page);
}

const flat = (pieces: readonly Piece[], page: Page): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : flatGroup(piece, page))).join('');

function flatGroup({ open, items, close }: Group, page: Page): string {
  const padding = open === '{' && items.length > 0 ? page.padding : '';
  return open + padding + items.map((item) => flat(item, page)).join(', ') + padding + close;
}

/** A text in quotes on one line, a bracket, a comma, blanks, or anything else that is surely no comment and no regular expression. */
const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\\\n]*`|[()[\]{},]|\s+|[^\s()[\]{},"'`/#<]+/y;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function piecesOf(text: string): readonly Piece[] | undefined {
  let at = 0;
  const next = (): string | undefined => {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };

  /** Up to a comma or the bracket that closes; nothing where something cannot be read. */
  function readItem(): { readonly pieces: readonly Piece[]; readonly end: string } | undefined {
    const pieces: Piece[] = [];
    for (let found = next(); found !== undefined; found = next()) {
      const close = closing[found];
      if (found === ',' || /^[)\]}]$/.test(found)) return { pieces: trimmed(pieces), end: found };
      const piece = close === undefined ? found.replace(/^\s+$/, ' ') : readGroup(found, close);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
    return at === text.length ? { pieces: trimmed(pieces), end: '' } : undefined;
  }

  function readGroup(open: string, close: string): Group | undefined {
    const items: (readonly Piece[])[] = [];
    for (let item = readItem(); item !== undefined; item = readItem()) {
      if (item.pieces.length > 0) items.push(item.pieces);
      if (item.end !== ',') return item.end === close ? { open, items, close } : undefined;
    }
    return undefined;
  }

  const whole = readItem();
  return whole?.end === '' ? whole.pieces : undefined;
}

function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const from = pieces[0] === ' ' ? 1 : 0;
  return pieces.slice(from, pieces.at(-1) === ' ' ? -1 : undefined);
}
