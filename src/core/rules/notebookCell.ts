import type { Fix } from './fix/edit.ts';

/** A line of IPython that is no Python: `%env`, `!pip`, `?help`. */
const magic = /^([ \t]*)[%!?]/gm;
const imports = /^(?:import|from)[ \t]+[\w.]+.*$/gm;

/**
 * A cell sees what the cells before it imported. Their imports are put in front, so that the cell reads as a module; `before` is how
 * much that is. Magics become comments of the same length, so that nothing else moves.
 */
export function cellAsModule({ text, whole }: { readonly text: string; readonly whole: string }): {
  text: string;
  before: number;
} {
  const cell = text.replace(magic, '$1#');
  const others = [...whole.matchAll(imports)]
    .map(([line]) => line)
    .filter((line) => !cell.includes(line) && !line.endsWith('('));
  const head = others.map((line) => `${line}\n`).join('');
  return { text: head + cell, before: head.length };
}

const leadingMagics = /^(?:[ \t]*[%!?].*\r?\n)*/;

/** What a fix would put among the imports of other cells it puts at the top of this one, below its magics. */
export function fixInCell(fix: Fix, cell: string, before: number): readonly Fix[] {
  if (before === 0) return [fix];
  if (fix.edits.some(({ start, end }) => start < before && end > start)) return [];
  const top = leadingMagics.exec(cell)?.[0].length ?? 0;
  const edits = fix.edits.map(({ start, end, text }) =>
    start < before ? { start: top, end: top, text } : { start: start - before, end: end - before, text },
  );
  return [{ ...fix, edits }];
}
