/** Where the line of a place begins, for places that are asked in order: a line may be as long as its file, and hold thousands. */
export function lineStarts(text: string): (at: number) => number {
  let start = 0;
  let next = text.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return start;
  };
}
