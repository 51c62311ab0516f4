import type { Span } from '../syntax/span.ts';
import type { PlainSource } from './source.ts';

const farthest = 5;
/** What comes out of these is not what went in. */
const changes = /escape|quote|sanit|encode|valid|parseInt|Atoi|\bParse\(|\.matches\(|strconv/i;

/** Tells of a stretch whether it holds what is looked for: itself, or in a name that was given it before. */
export function carrying(source: PlainSource, wanted: RegExp, names: Iterable<string> = []): (span: Span) => boolean {
  const known = new Map([...names].map((name) => [name, 0]));
  const holds = ({ start, end }: Span): boolean =>
    !changes.test(source.code.slice(start, end)) &&
    (wanted.test(source.text.slice(start, end)) ||
      namesIn(source, start, end).some((name) => (known.get(name) ?? end) < start));
  for (let step = 0; step < farthest; step++)
    for (const { name, start, end } of source.given)
      if (!known.has(name) && holds({ start, end })) known.set(name, end - 1);
  return holds;
}

/** Names in a text are only words, except where the language puts values in. */
function namesIn({ language, code, text }: PlainSource, start: number, end: number): readonly string[] {
  const written = language === 'bash' || language === 'c-sharp' ? text.slice(start, end) : code.slice(start, end);
  const pattern = language === 'bash' ? /\$\{?(\w+)/g : /(?<![\w.])([A-Za-z_]\w*)/g;
  return [...written.matchAll(pattern)].map(([, name]) => name ?? '');
}
