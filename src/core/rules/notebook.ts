import type { Match } from '#core/detect/match.ts';
import type { Source as Scanned } from '#core/scan/detector.ts';
import type { Fix } from './fix/edit.ts';

/** A line of IPython that is no Python: `%env`, `!pip`, `?help`. */
const magic = /^([ \t]*)[%!?]/gm;
/** A cell of another language. */
const foreign = /^\s*%%(?!time|capture)\w/;

/** All cells as the one program they are: magics and other languages become comments, so that nothing moves. */
const programOf = (cells: readonly string[]): string => cells.map((cell) => `${asPython(cell)}\n`).join('');

const asPython = (cell: string): string =>
  foreign.test(cell) ? cell.replace(/^[^\r\n]/gm, '#') : cell.replace(magic, '$1#');

/** A notebook is looked at once, whole, when the first of its cells is asked about; each cell then gets what is its own. */
export function byCell(look: (source: Scanned, program: string) => readonly Match[]) {
  const known = new WeakMap<readonly string[], readonly Match[]>();
  return (source: Scanned): readonly Match[] => {
    const { text, notebook } = source;
    if (notebook === undefined) return [];
    const { cells, at } = notebook;
    const found = known.get(cells) ?? look(source, programOf(cells));
    known.set(cells, found);
    const start = cells.slice(0, at).reduce((length, cell) => length + cell.length + 1, 0);
    return found
      .filter((match) => match.start >= start && match.end <= start + text.length)
      .map((match) => inCell(match, text, start));
  };
}

function inCell(match: Match, cell: string, start: number): Match {
  const moved = { ...match, start: match.start - start, end: match.end - start };
  return match.fixes === undefined
    ? moved
    : { ...moved, fixes: match.fixes.flatMap((fix) => fixInCell(fix, cell, start)) };
}

const leadingMagics = /^(?:[ \t]*[%!?].*\r?\n)*/;

/** What a fix would put among the imports of other cells it puts at the top of this one, below its magics. */
function fixInCell(fix: Fix, cell: string, start: number): readonly Fix[] {
  const isHere = (edit: Fix['edits'][number]): boolean => edit.start >= start && edit.end <= start + cell.length;
  if (fix.edits.some((edit) => !isHere(edit) && edit.end > edit.start)) return [];
  const top = leadingMagics.exec(cell)?.[0].length ?? 0;
  const edits = fix.edits.map((edit) =>
    isHere(edit) ? { ...edit, start: edit.start - start, end: edit.end - start } : { ...edit, start: top, end: top },
  );
  return [{ ...fix, edits }];
}
