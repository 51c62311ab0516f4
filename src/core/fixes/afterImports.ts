/** One piece of the head of a module; the group is an import. */
const pieces = {
  python:
    /(?:#[^\n]*|[ \t\r]*|"""[\s\S]*?"""[^\n]*|'''[\s\S]*?'''[^\n]*|(import [^\n]*|from [^\n(]*|from [^\n(]*\([^)]*\)[^\n]*))(?:\n|$)/y,
  script:
    /(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/[^\n]*|[ \t\r]*|['"]use \w+['"][^\n]*|(import\b[^'";]*['"][^'"\n]*['"][^\n]*|(?:const|let|var) [^\n]*=\s*require\([^\n]*))(?:\n|$)/y,
} as const;

/** Behind the last import of a module's head, or where the first would stand. */
export function afterImports(source: string, family: keyof typeof pieces): number {
  const piece = new RegExp(pieces[family]);
  let end = 0;
  let head = 0;
  for (let found = piece.exec(source); found !== null && found[0] !== ''; found = piece.exec(source)) {
    const isBlank = found[0].trim() === '';
    if (found[1] !== undefined) end = piece.lastIndex;
    else if (!isBlank && end === 0) head = piece.lastIndex;
  }
  return end === 0 ? head : end;
}
