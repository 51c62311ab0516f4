/** The files that a typed word means, best first: by the beginning of the name, then by the name, then by the path. */
export function bestFiles<File extends { readonly name: string; readonly path: string }>(
  files: readonly File[],
  typed: string,
  most: number,
): readonly File[] {
  const word = typed.toLowerCase();
  const rankOf = ({ name, path }: File): number => {
    if (name.toLowerCase().startsWith(word)) return 0;
    if (name.toLowerCase().includes(word)) return 1;
    return path.toLowerCase().includes(word) ? 2 : 3;
  };
  return files
    .map((file) => ({ file, rank: rankOf(file) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.file.path.length - b.file.path.length)
    .slice(0, most)
    .map(({ file }) => file);
}
