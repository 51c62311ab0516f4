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
