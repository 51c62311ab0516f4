import { languageOf } from './syntax/language.ts';
import type { Following, ParseFile, Parsers } from './syntax/parser.ts';

/** As many as somebody types in by turns; a tree takes some memory. */
const most = 8;

/** Keeps the trees of the documents that are being typed in. The first look at one is whole, and later ones begin where it ended. */
export function followOpen(parsers: Parsers): (path: string) => ParseFile | undefined {
  const known = new Map<string, Following | 'on its way'>();

  async function begin(path: string): Promise<void> {
    const language = languageOf(path);
    if (language === undefined) return;
    known.set(path, 'on its way');
    known.set(path, await parsers.follow(language));
    for (const [oldest, following] of known) {
      if (known.size <= most) return;
      if (following !== 'on its way') following.close();
      known.delete(oldest);
    }
  }

  return (path) => {
    const following = known.get(path);
    if (following === undefined) void begin(path);
    if (following === undefined || following === 'on its way') return undefined;
    // The last one used is the last to be let go.
    known.delete(path);
    known.set(path, following);
    return following.parse;
  };
}
