/** The word a person most likely meant, if any is near enough. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const ranked = words.map((word) => ({ word, far: distance(typed, word) })).sort((one, other) => one.far - other.far);
  const [best] = ranked;
  return best !== undefined && isNear(typed, best) ? best.word : undefined;
}

/** A letter mistyped, two of a long word, or two that changed places. Half of a short word is another word. */
const isNear = (typed: string, { word, far }: { readonly word: string; readonly far: number }): boolean =>
  far <= 1 || (far === 2 && (word.length >= 6 || lettersOf(typed) === lettersOf(word)));

const lettersOf = (word: string): string => Array.from(word).sort().join('');

/** Levenshtein: how many letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [column, wanted] of Array.from(other).entries())
      next.push(
        Math.min((row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (row[column] ?? 0) + (letter === wanted ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
