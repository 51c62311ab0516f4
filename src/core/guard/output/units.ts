/** Long enough to be worth a look; the first one is short, so that the first words come soon. */
const shortest = 120;
const shortestFirst = 40;
/** Without any white space for this long, it is not prose. */
const longest = 1_024;

/** Where the next unit of a reply ends: after a line, else after a word. `undefined` until enough of it is there. */
export function unitEnd(text: string, isFirst: boolean, final: boolean): number | undefined {
  const space = /\s/g;
  space.lastIndex = isFirst ? shortestFirst : shortest;
  const found = space.exec(text.slice(0, longest));
  if (found !== null) return found.index + 1;
  if (text.length >= longest) return longest;
  return final ? text.length : undefined;
}
