/** The same source as other people would write it: the other quotes, the other indent. */
export function writtenOtherwise(path: string, text: string): readonly string[] {
  const others = [text, otherQuotes(text)].flatMap((each) => [each, otherIndent(path, each)]);
  return [...new Set(others)];
}

/** Left as it is where both kinds stand: one of them then quotes the other. */
function otherQuotes(text: string): string {
  const [single, double] = [text.includes("'"), text.includes('"')];
  if (single && double) return text;
  return single ? text.replaceAll("'", '"') : text.replaceAll('"', "'");
}

function otherIndent(path: string, text: string): string {
  const unit = path.endsWith('.py') ? 4 : 2;
  const other = path.endsWith('.py') ? '  ' : '\t';
  return text.replace(/^ +/gm, (blanks) => other.repeat(blanks.length / unit));
}
