/** How comments begin, in any language; the short ones only where nothing stands before them. */
const opening = /#|\/\/|\/\*|<!--|\(\*|\{-|(?<![^\s])(?:--|;|%|\*|REM\b|dnl\b|\.\.)/y;

/**
 * What a line says in a comment. Words in a string are the program's, and say nothing about it: a quote that is closed hides what
 * is in it. One pass, whatever the line; a quote that is never closed is an apostrophe, or a comment of Vim or Visual Basic.
 */
export function commentIn(line: string): string {
  let quote = '';
  let doubtful = -1;
  for (let at = line.search(/\S/); at >= 0 && at < line.length; at++) {
    const each = line.charAt(at);
    if (each === '\\') at++;
    else if (each === quote) [quote, doubtful] = ['', -1];
    else if (quote === '' && isQuote(line, at)) [quote, doubtful] = [each, at];
    else if (quote === '' && opensAt(line, at)) return line.slice(at);
  }
  return doubtful < 0 ? onlyWords(line) : line.slice(doubtful);
}

/** In `don't` it is none. */
const isQuote = (line: string, at: number): boolean =>
  /["'`]/.test(line.charAt(at)) &&
  !(line.charAt(at) === "'" && /[A-Za-z]{2}/.test(line.slice(Math.max(0, at - 2), at)));

function opensAt(line: string, at: number): boolean {
  opening.lastIndex = at;
  return opening.test(line);
}

/** Within a comment of several lines a line begins with its words. */
const onlyWords = (line: string): string =>
  /^\s*(?:mistral-guard-ignore|gitleaks|pragma|secretlint)/.test(line) ? line : '';
