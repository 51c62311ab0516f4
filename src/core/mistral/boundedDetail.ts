const longest = 200;

/** A foreign sentence made fit to keep: one line, short, and without the key, should the server have echoed it. */
export function boundedDetail(text: string, rawKey: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const safe = withoutKey(line, rawKey);
  return safe.length <= longest ? safe : `${safe.slice(0, longest - 1)}…`;
}

/** Also where line breaks or control characters, spaces by now, stood inside the key. */
function withoutKey(line: string, rawKey: string): string {
  if (rawKey === '') return line;
  const spaced = [...rawKey].map(literally).join('\\s*');
  return line.replace(new RegExp(spaced, 'giu'), '[key]');
}

function literally(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
